package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.mappings.operation.wire.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of fault in a catalogue, by its whole message. */
class CatalogueFindingsTest {
  private static final String BALANCE =
      """
      operation: accounts.balance
      system: core-banking
      transport: { mq: { queue: CORE.ACCT.BAL } }
      request: { copybook: BAL.cpy, record: BAL-REQ, map: request.jslt }
      response: { copybook: BAL.cpy, record: BAL-RSP, map: response.jslt }
      result: { field: HDR.RET-CODE, ok: ["0000"], codes: ../return-codes.yaml }
      effect: reads
      timeout: 2s
      """;

  @TempDir Path mappings;

  @BeforeEach
  void aCatalogueThatIsRight() throws IOException {
    write(
        "contracts/BAL.cpy",
        """
               01  BAL-REQ.
                   05  HDR.
                       10  RET-CODE   PIC X(4).
                   05  ACCT-NO        PIC X(12).
               01  BAL-RSP.
                   05  HDR.
                       10  RET-CODE   PIC X(4).
                   05  BAL            PIC S9(13)V99 COMP-3.
        """);
    write(
        "core/return-codes.yaml",
        "\"2001\": { problem: unknown-account, status: 404, title: None. }\n");
    operation("accounts.balance", BALANCE);
  }

  @Test
  void aRightCatalogueLoads() {
    OperationCatalogue catalogue = OperationCatalogue.load(mappings, Map.of());
    CoreOperation operation = catalogue.find("accounts.balance").orElseThrow();
    assertThat(operation.transport()).isEqualTo(new Transport.Mq("CORE.ACCT.BAL"));
    assertThat(operation.effect()).isEqualTo(Effect.READS);
    assertThat(operation.timeout()).hasSeconds(2);
    assertThat(operation.cache()).isEmpty();
    assertThat(operation.settlement()).isEqualTo(Settlement.NONE);
    assertThat(catalogue.find("none")).isEmpty();
  }

  @Test
  void anUnknownKey() throws IOException {
    assertThat(with("timeout: 2s", "timeout: 2s\ntimout: 3s"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:9: unknown key timout; expected one of cache,"
                + " codec, deferrable, effect, operation, request, response, result, reversal,"
                + " settle, system, timeout, transport; fix: correct the name or delete the line");
  }

  @Test
  void anUnknownKeyFurtherIn() throws IOException {
    assertThat(with("{ queue: CORE.ACCT.BAL }", "{ queue: CORE.ACCT.BAL, quue: X }"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:3: unknown key transport.mq.quue; expected one of"
                + " ccsid, cicsBridge, correlId, encoding, expiry, format, identity, imsBridge, msgId,"
                + " persistence, priority, queue, queueManager, replyToQueue, replyToQueueManager,"
                + " report, targetClient; fix: correct the name or delete the line");
  }

  @Test
  void aKeyGivenTwice() throws IOException {
    assertThat(with("effect: reads", "effect: reads\neffect: changes"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: effect is given twice; expected each key once"
                + " (first given in line 7); fix: delete one of the two");
  }

  @Test
  void aMissingKey() throws IOException {
    assertThat(with("system: core-banking\n", ""))
        .containsExactly(
            "core/accounts.balance/operation.yaml:1: system is missing; expected core-banking; fix:"
                + " add system: core-banking");
  }

  @Test
  void anotherNameThanTheFolders() throws IOException {
    assertThat(with("operation: accounts.balance", "operation: accounts.balanse"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:1: operation is 'accounts.balanse'; expected the"
                + " folder's name, 'accounts.balance'; fix: rename one of the two");
  }

  @Test
  void aValueWhereAMappingBelongs() throws IOException {
    assertThat(with("{ mq: { queue: CORE.ACCT.BAL } }", "mq"))
        .contains(
            "core/accounts.balance/operation.yaml:3: transport is a single value; expected a"
                + " mapping of keys to values; fix: write transport: { key: value }");
  }

  @Test
  void twoTransports() throws IOException {
    assertThat(
            with(
                "{ mq: { queue: CORE.ACCT.BAL } }",
                "{ mq: { queue: Q }, soap: { wsdl: a.wsdl, operation: A } }"))
        .contains(
            "core/accounts.balance/operation.yaml:3: transport has both mq and soap; expected"
                + " exactly one of mq and soap; fix: write { mq: { queue: NAME } } or { soap: {"
                + " wsdl: FILE, operation: NAME } }");
  }

  @Test
  void aCopybookThatIsNotThere() throws IOException {
    assertThat(with("request: { copybook: BAL.cpy", "request: { copybook: BAK.cpy"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:4: copybook names 'BAK.cpy', which is no file;"
                + " expected a file in contracts/; fix: correct the name or add the core team's"
                + " file");
  }

  @Test
  void aRecordThatIsNotThere() throws IOException {
    assertThat(with("record: BAL-REQ", "record: BAL-REC"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:4: record names 'BAL-REC', which the copybook"
                + " lacks; expected one of BAL-REQ, BAL-RSP; fix: correct the name");
  }

  @Test
  void aResultFieldThatIsNotThere() throws IOException {
    assertThat(with("field: HDR.RET-CODE", "field: RET-CODE"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:6: field names 'RET-CODE', which BAL-RSP lacks;"
                + " expected one of HDR.RET-CODE; fix: write the path from the record down, its"
                + " groups parted by dots");
  }

  @Test
  void noCodeThatMeansYes() throws IOException {
    assertThat(with("ok: [\"0000\"]", "ok: []"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:6: result.ok names no code; expected at least one"
                + " code that means yes; fix: add ok: [\"0000\"]");
  }

  @Test
  void aMappingThatIsNotThere() throws IOException {
    assertThat(with("map: response.jslt", "map: respond.jslt"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:5: map names 'respond.jslt', which is no file;"
                + " expected a file below the mappings folder, named from the operation's folder;"
                + " fix: correct the name or add the file");
  }

  @Test
  void aFileFromOutside() throws IOException {
    assertThat(with("../return-codes.yaml", "../../../return-codes.yaml"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:6: codes names '../../../return-codes.yaml',"
                + " which is no file; expected a file below the mappings folder, named from the"
                + " operation's folder; fix: correct the name or add the file");
  }

  @Test
  void anUnknownEffect() throws IOException {
    assertThat(with("effect: reads", "effect: read"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:7: effect is 'read'; expected reads or changes;"
                + " fix: write changes where the core books or alters anything");
  }

  @Test
  void aTimeoutThatIsNone() throws IOException {
    assertThat(with("timeout: 2s", "timeout: 2"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: timeout is '2'; expected a duration above zero"
                + " such as 500ms, 2s, 1m; fix: write a whole number and its unit");
  }

  @Test
  void settlementOfWhatOnlyReads() throws IOException {
    assertThat(with("timeout: 2s", "timeout: 2s\nsettle: { resend: same-reference }"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:9: settle on an operation that only reads;"
                + " expected it on operations with effect: changes; fix: delete it or correct"
                + " effect");
  }

  @Test
  void aCacheOfWhatChanges() throws IOException {
    assertThat(with("effect: reads", "effect: changes\ncache: 2s"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: cache on an operation that changes; expected"
                + " it on operations with effect: reads; fix: delete it or correct effect");
  }

  @Test
  void anInquiryAndAReversalThatAreNotThere() throws IOException {
    assertThat(
            with(
                "effect: reads",
                "effect: changes\nsettle: { inquiry: payments.status }\nreversal: accounts.balance2"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: settle.inquiry names 'payments.status', which"
                + " is no operation; expected one of accounts.balance; fix: correct the name or add"
                + " the operation",
            "core/accounts.balance/operation.yaml:9: reversal names 'accounts.balance2', which is"
                + " no operation; expected one of accounts.balance; fix: correct the name or add the"
                + " operation");
  }

  @Test
  void anInquiryThatChanges() throws IOException {
    assertThat(with("effect: reads", "effect: changes\nsettle: { inquiry: accounts.balance }"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: settle.inquiry names 'accounts.balance', which"
                + " does not have effect: reads; expected an operation with effect: reads; fix: name"
                + " another operation or correct the effect of that one");
  }

  @Test
  void anotherResend() throws IOException {
    assertThat(with("effect: reads", "effect: changes\nsettle: { resend: always, duplicate: [1] }"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: settle.resend is 'always'; expected"
                + " same-reference; fix: write same-reference, or delete it where the core would"
                + " book twice");
  }

  @Test
  void aResendWithoutTheCodesThatRefuseADuplicate() throws IOException {
    assertThat(with("effect: reads", "effect: changes\nsettle: { resend: same-reference }"))
        .containsExactly(
            "core/accounts.balance/operation.yaml:8: settle.resend without settle.duplicate;"
                + " expected the codes by which the core refuses a reference it has booked; fix:"
                + " add duplicate: [\"3001\"]");
  }

  @Test
  void aCodecOptionThatIsNone() throws IOException {
    assertThat(with("timeout: 2s", "timeout: 2s\ncodec:\n  chraset: IBM1047"))
        .singleElement()
        .asString()
        .startsWith("core/accounts.balance/operation.yaml:10: ")
        .contains("chraset")
        .endsWith("; fix: see the options in mappings/README.md");
  }

  @Test
  void aSystemThatConfigLacks() {
    CatalogueException refused =
        catchThrowableOfType(
            CatalogueException.class,
            () -> OperationCatalogue.load(mappings, Map.of("core-cards", CodecOptions.defaults())));
    assertThat(refused.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "core/accounts.balance/operation.yaml:2: system 'core-banking' is not in config;"
                + " expected one of core-cards; fix: correct the name or add the system to config");
  }

  @Test
  void returnCodesThatAreNone() throws IOException {
    write(
        "core/return-codes.yaml",
        """
        "2001": { problem: Unknown Account, status: 200, title: None. }
        "2002": { problem: closed, status: 422, titel: Closed. }
        """);
    assertThat(findings())
        .containsExactly(
            "core/return-codes.yaml:1: problem is 'Unknown Account'; expected small letters, digits"
                + " and single hyphens; fix: write a name such as insufficient-funds",
            "core/return-codes.yaml:1: status is '200'; expected an HTTP status from 400 to 599;"
                + " fix: write what the caller is to see, such as 422",
            "core/return-codes.yaml:2: 2002.title is missing; expected The account has not enough"
                + " available funds.; fix: add title: The account has not enough available funds.",
            "core/return-codes.yaml:2: unknown key 2002.titel; expected one of problem, status, title;"
                + " fix: correct the name or delete the line");
  }

  @Test
  void whatIsNotYaml() throws IOException {
    assertThat(with("effect: reads", "effect: [reads"))
        .singleElement()
        .asString()
        .startsWith("core/accounts.balance/operation.yaml:8: not YAML: ")
        .endsWith("; expected well-formed YAML; fix: mend the line's syntax");
  }

  @Test
  void aFieldThatTheRecordLacks() throws IOException {
    write(
        "core/accounts.balance/response.jslt",
        """
        // .NOT-READ
        {
          "balance": decimal-string(.BAL),
          "text": ".NOT-READ",
          "code": .HDR.RET-KODE
        }
        """);
    assertThat(findings())
        .containsExactly(
            "core/accounts.balance/response.jslt:5: reads .RET-KODE, which the record lacks;"
                + " expected one of BAL, HDR, RET-CODE; fix: correct the name");
  }

  @Test
  void aFolderWithoutAnOperation() throws IOException {
    Files.createDirectories(mappings.resolve("core/payments.none"));
    assertThat(findings())
        .containsExactly(
            "core/payments.none/operation.yaml:0: cannot be read (NoSuchFileException); expected a"
                + " UTF-8 file; fix: add the file or mend its encoding");
  }

  @Test
  void soapFaultsAndOperationsThatTheWsdlLacks() throws IOException {
    Files.copy(Path.of("contracts/loans.wsdl"), mappings.resolve("contracts/loans.wsdl"));
    Files.copy(Path.of("contracts/loans-types.xsd"), mappings.resolve("contracts/loans-types.xsd"));
    String loans =
        """
        operation: loans.open
        system: core-loans
        transport: { soap: { wsdl: loans.wsdl, operation: OpenLoan } }
        request: { map: request.jslt }
        response: { map: response.jslt }
        result:
          faults:
            LoanRefusedFault: kode
            NoSuchFault: code
          codes: ../return-codes.yaml
        effect: changes
        timeout: 2s
        """;
    operation("loans.open", loans);
    operation(
        "loans.shut", loans.replace("loans.open", "loans.shut").replace("OpenLoan", "ShutLoan"));
    assertThat(findings())
        .containsExactly(
            "core/loans.open/operation.yaml:8: 'kode' is no field of LoanRefusedFault; expected one"
                + " of code, reason; fix: name the field that holds the code",
            "core/loans.open/operation.yaml:9: result.faults names 'NoSuchFault', which the"
                + " operation lacks; expected one of LoanRefusedFault; fix: correct the name",
            "core/loans.shut/operation.yaml:3: operation names 'ShutLoan', which the WSDL lacks;"
                + " expected one of SimulateLoan, OpenLoan, CancelLoan, GetSchedule; fix: correct the"
                + " name");
  }

  @Test
  void fiveBrokenFilesGiveFiveSetsOfFindingsInOneRun() throws IOException {
    operation(
        "a.one",
        BALANCE.replace("accounts.balance", "a.one").replace("effect: reads", "effect: x"));
    operation("a.two", BALANCE.replace("accounts.balance", "a.two").replace("BAL-REQ", "NONE"));
    operation("a.three", BALANCE.replace("accounts.balance", "a.three"));
    write("core/a.three/request.jslt", "{ \"a\": ");
    write("core/return-codes.yaml", "\"2001\": gone\n");
    write("contracts/BAD.cpy", "       01  BAD.\n           05  X   PIC Q(4).\n");
    operation(
        "a.four", BALANCE.replace("accounts.balance", "a.four").replace("BAL.cpy", "BAD.cpy"));
    assertThat(findings())
        .containsExactly(
            "contracts/BAD.cpy:2: X: PICTURE Q(4) has the symbol Q; expected a picture of X A 9 S V"
                + " P N G, or an edited one; fix: check the picture string",
            "core/a.one/operation.yaml:7: effect is 'x'; expected reads or changes; fix: write"
                + " changes where the core books or alters anything",
            "core/a.three/request.jslt:1: Parse error: Encountered \"<EOF>\"; expected valid JSLT;"
                + " fix: correct the mapping at this line",
            "core/a.two/operation.yaml:4: record names 'NONE', which the copybook lacks; expected"
                + " one of BAL-REQ, BAL-RSP; fix: correct the name",
            "core/return-codes.yaml:1: 2001 is a single value; expected a mapping of keys to values;"
                + " fix: write 2001: { key: value }");
  }

  private List<String> with(String line, String instead) throws IOException {
    assertThat(BALANCE).contains(line);
    operation("accounts.balance", BALANCE.replace(line, instead));
    return findings();
  }

  private List<String> findings() {
    CatalogueException refused =
        catchThrowableOfType(
            CatalogueException.class, () -> OperationCatalogue.load(mappings, Map.of()));
    return refused.findings().stream().map(Finding::toString).toList();
  }

  private void operation(String name, String yaml) throws IOException {
    write("core/" + name + "/operation.yaml", yaml);
    write("core/" + name + "/request.jslt", "{ \"ACCT-NO\": .accountId }");
    write("core/" + name + "/response.jslt", "{ \"balance\": decimal-string(.BAL) }");
  }

  private void write(String name, String text) throws IOException {
    Path file = mappings.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
