package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the examples cannot show: declarations as read, and messages that are refused. */
class CoreOperationTest {
  private static final OperationCatalogue CATALOGUE =
      OperationCatalogue.load(Path.of("."), Map.of());
  private static final JsonMapper JSON = new JsonMapper();

  private static CoreOperation operation(String name) {
    return CATALOGUE.find(name).orElseThrow();
  }

  private static byte[] twoHolds() throws IOException {
    Path file = Path.of("core/accounts.balance/examples/two-holds.response.hex");
    String digits = Files.readString(file).replaceAll("#.*", "").replaceAll("\\s", "");
    return HexFormat.of().parseHex(digits);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  private static JsonNode transfer(String amount, String narrative) throws IOException {
    return json(
        "{\"fromAccountId\":\"100000000001\",\"toAccountId\":\"100000000077\",\"amount\":"
            + amount
            + ",\"narrative\":\""
            + narrative
            + "\"}");
  }

  @Test
  void aTransferSaysHowItIsSettledAndUndone() {
    CoreOperation transfer = operation("payments.transfer");
    assertThat(transfer.effect()).isEqualTo(Effect.CHANGES);
    assertThat(transfer.settlement())
        .isEqualTo(
            new Settlement(
                Optional.of("payments.status"),
                true,
                Optional.of("payments.reverse"),
                false,
                Set.of("3001"),
                Set.of()));
    assertThat(operation("payments.reverse").settlement().done()).containsExactly("3003");
  }

  @Test
  void aLoanTravelsBySoapWithItsAction() {
    assertThat(operation("loans.open").transport())
        .isInstanceOfSatisfying(
            Transport.Soap.class,
            soap -> {
              assertThat(soap.wsdl()).hasFileName("loans.wsdl");
              assertThat(soap.operation()).isEqualTo("OpenLoan");
              assertThat(soap.soapAction()).isEqualTo("urn:corebank:loans:v1/OpenLoan");
            });
  }

  @Test
  void aCentTooMuchIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(
            () ->
                operation("payments.transfer")
                    .request(
                        transfer("{\"amount\":\"120.005\",\"currency\":\"CNY\"}", "x"),
                        OperationExamples.CALL))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith("payments.transfer request: ")
        .hasMessageContaining("XFER-AMT")
        .hasMessageNotContaining("120.005");
  }

  @Test
  void aCharacterTheCodePageLacksIsRefusedWithoutTheText() {
    assertThatThrownBy(
            () ->
                operation("payments.transfer")
                    .request(
                        transfer("{\"amount\":\"1.00\",\"currency\":\"CNY\"}", "李伟"),
                        OperationExamples.CALL))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("XFER-TEXT")
        .hasMessageNotContaining("李伟");
  }

  @Test
  void aMissingFieldIsRefused() {
    assertThatThrownBy(
            () -> operation("accounts.balance").request(json("{}"), OperationExamples.CALL))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("ACCT-NO");
    assertThatThrownBy(
            () ->
                operation("loans.schedule")
                    .request(json("{\"loanId\":\"secret\"}"), OperationExamples.CALL))
        .isInstanceOf(TranslationException.class)
        .hasMessage(
            "loans.schedule request: /GetSchedule/loanNumber: breaks the schema's rule"
                + " cvc-pattern-valid; expected what the schema says of this place; fix: correct the"
                + " mapping, or ask for the contract that is in force");
  }

  @Test
  void aReplyThatIsCutOffIsRefused() throws IOException {
    byte[] whole = twoHolds();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> operation("accounts.balance").reply(cut))
          .isInstanceOf(TranslationException.class)
          .hasMessageStartingWith("accounts.balance reply: ");
    }
  }

  @Test
  void aFaultWithoutDetailTellsThatNothingIsKnown() {
    assertThat(operation("loans.open").fault(new byte[0]))
        .isEqualTo(
            new CoreReply.Refused(
                "Server", "core-fault", 502, "The core failed while it worked on the request."));
  }

  @Test
  void aFaultOfAnotherOperationIsRefused() {
    byte[] other =
        "<UnknownLoanFault xmlns=\"urn:corebank:loans:v1\"><code>1</code><reason>r</reason><loanNumber>1</loanNumber></UnknownLoanFault>"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> operation("loans.open").fault(other))
        .isInstanceOf(TranslationException.class)
        .hasMessageStartingWith(
            "loans.open fault: /UnknownLoanFault: element {urn:corebank:loans:v1}UnknownLoanFault;"
                + " expected one of [{urn:corebank:loans:v1}LoanRefusedFault]");
    assertThatThrownBy(() -> operation("accounts.balance").fault(other))
        .hasMessage("a SOAP fault for an operation that travels by mq");
  }

  @Test
  void oneOperationServesManyThreads() throws IOException {
    byte[] wire = twoHolds();
    CoreReply once = operation("accounts.balance").reply(wire);
    assertThat(
            IntStream.range(0, 5_000)
                .parallel()
                .mapToObj(i -> operation("accounts.balance").reply(wire))
                .distinct())
        .containsExactly(once);
  }
}
