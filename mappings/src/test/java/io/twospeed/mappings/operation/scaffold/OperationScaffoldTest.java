package io.twospeed.mappings.operation.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.mappings.operation.OperationExamples;
import io.twospeed.mappings.operation.declaration.Effect;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationScaffoldTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path mappings;

  @BeforeEach
  void theContractsAndNoOperation() throws IOException {
    Files.createDirectories(mappings.resolve("core"));
    Files.copy(Path.of("core/return-codes.yaml"), mappings.resolve("core/return-codes.yaml"));
    Files.createDirectories(mappings.resolve("contracts"));
    try (Stream<Path> files = Files.list(Path.of("contracts"))) {
      for (Path file : files.toList()) {
        Files.copy(file, mappings.resolve("contracts").resolve(file.getFileName()));
      }
    }
  }

  private OperationScaffold balance(String name) {
    return OperationScaffold.ofCopybook(
        name,
        "core-banking",
        mappings.resolve("contracts/ACCTBAL.cpy"),
        List.of(),
        "CORE.ACCT.BAL",
        CodecOptions.defaults());
  }

  @Test
  void aCopybookGivesAFolderThatLoadsAndWorks() throws IOException {
    balance("accounts.look").writeTo(mappings);
    CoreOperation operation =
        OperationCatalogue.load(mappings, Map.of()).find("accounts.look").orElseThrow();
    byte[] request =
        operation.request(JSON.readTree("{\"acctNo\": \"100000000001\"}"), OperationExamples.CALL);
    assertThat(request).hasSize(132);
  }

  @Test
  void aCopybooksMappingsNameEveryField() {
    Map<String, String> files = balance("accounts.look").files();
    assertThat(files.keySet())
        .containsExactly(
            "operation.yaml",
            "request.jslt",
            "response.jslt",
            "request.schema.json",
            "response.schema.json");
    assertThat(files.get("operation.yaml")).contains("field: CORE-HEADER.RET-CODE");
    assertThat(files.get("request.jslt"))
        .isEqualTo(
            """
            {
              "CORE-HEADER": {
                "TXN-CODE": "ACCTBAL",
                "CHANNEL-ID": $call.channel,
                "CLIENT-REF": $call.reference,
                "BRANCH-NO": 0,
                "TXN-TIMESTAMP": to-core-timestamp($call.timestamp),
                "RET-CODE": "",
                "RET-TEXT": ""
              },
              "ACCT-NO": .acctNo
            }
            """);
    assertThat(files.get("response.jslt"))
        .contains("  \"ledgerBal\": decimal-string(.LEDGER-BAL),\n")
        .contains("  \"holdEntry\": [for (.HOLD-ENTRY) {\n    \"holdId\": core-text(.HOLD-ID),\n")
        .contains("    \"holdExpiry\": from-core-date(.HOLD-EXPIRY),\n")
        .doesNotContain("holdCount");
  }

  @Test
  void theCanonicalBodyHasAJsonSchema() throws IOException {
    JsonNode schema = JSON.readTree(balance("accounts.look").files().get("response.schema.json"));
    assertThat(schema.at("/properties/ledgerBal").toString())
        .isEqualTo("{\"type\":\"string\",\"pattern\":\"^-?[0-9]{1,13}([.][0-9]{1,2})?$\"}");
    assertThat(schema.at("/properties/holdEntry/maxItems").asInt()).isEqualTo(20);
    assertThat(schema.at("/properties/holdEntry/items/properties/holdExpiry/format").asText())
        .isEqualTo("date");
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void aWsdlGivesFoldersThatLoadAndWork() throws IOException {
    for (String each : List.of("SimulateLoan", "OpenLoan", "CancelLoan", "GetSchedule")) {
      OperationScaffold.ofWsdl(
              "loans." + each.toLowerCase(java.util.Locale.ROOT),
              "core-loans",
              mappings.resolve("contracts"),
              new WsdlChoice("loans.wsdl", each))
          .writeTo(mappings);
    }
    OperationCatalogue catalogue = OperationCatalogue.load(mappings, Map.of());
    assertThat(catalogue.operations()).hasSize(4);
    byte[] request =
        catalogue
            .find("loans.simulateloan")
            .orElseThrow()
            .request(
                JSON.readTree(
                    "{\"terms\": {\"principal\": {\"currency\": \"CNY\", \"value\": \"1.00\"},"
                        + " \"instalments\": 2}}"),
                OperationExamples.CALL);
    assertThat(new String(request, java.nio.charset.StandardCharsets.UTF_8))
        .contains("<ns1:channel>TSPD</ns1:channel><ns1:terms>");
  }

  @Test
  void aWsdlsSchemaLeavesOutWhatTheCallProvides() throws IOException {
    OperationScaffold scaffold =
        OperationScaffold.ofWsdl(
            "loans.start",
            "core-loans",
            mappings.resolve("contracts"),
            new WsdlChoice("loans.wsdl", "OpenLoan"));
    JsonNode schema = JSON.readTree(scaffold.files().get("request.schema.json"));
    assertThat(schema.path("required").toString())
        .isEqualTo("[\"customerNumber\",\"payoutAccount\",\"terms\"]");
    assertThat(schema.at("/properties/customerNumber/pattern").asText())
        .isEqualTo("^(?:[0-9]{10})$");
    assertThat(schema.at("/properties/terms/properties/instalments").toString())
        .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":360}");
    assertThat(scaffold.files().get("operation.yaml"))
        .contains("result: { faults: { LoanRefusedFault: code }, codes: ../return-codes.yaml }");
  }

  @Test
  void whatChangesAndHasItsOwnOptionsLoadsToo() throws IOException {
    Files.delete(mappings.resolve("core/return-codes.yaml"));
    OperationScaffold scaffold =
        balance("accounts.touch")
            .effect(Effect.CHANGES)
            .codec(Map.of("charset:ACCT-NO", "IBM1047", "trailingBytes", "ignore"));
    assertThat(scaffold.files().get("operation.yaml"))
        .contains("effect: changes\n")
        .contains("# settle: { inquiry:")
        .contains("  \"charset:ACCT-NO\": \"IBM1047\"\n");
    scaffold.writeTo(mappings);
    assertThat(mappings.resolve("core/return-codes.yaml")).exists();
    CoreOperation operation =
        OperationCatalogue.load(mappings, Map.of()).find("accounts.touch").orElseThrow();
    assertThat(operation.effect()).isEqualTo(Effect.CHANGES);
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    balance("accounts.look").writeTo(mappings);
    assertThatThrownBy(() -> balance("accounts.look").writeTo(mappings))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    assertThatThrownBy(() -> balance("Accounts/look"))
        .hasMessage(
            "operation name 'Accounts/look'; expected small letters and digits parted by dots or"
                + " hyphens; fix: write a name such as accounts.balance");
    assertThatThrownBy(
            () ->
                OperationScaffold.ofWsdl(
                    "loans.x",
                    "core-loans",
                    mappings.resolve("contracts"),
                    new WsdlChoice("loans.wsdl", "Shut")))
        .hasMessage(
            "operation 'Shut' is not in loans.wsdl; expected one of SimulateLoan, OpenLoan,"
                + " CancelLoan, GetSchedule; fix: correct the name");
  }
}
