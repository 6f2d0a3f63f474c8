package io.twospeed.legacycore.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.mappings.operation.OperationCatalogue;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the bytes of a reply to what is believed of a payment, by the contracts' own copybooks. */
class VerdictTest {
  private static final OperationPlan TRANSFER =
      OperationPlan.of(
          OperationCatalogue.load(
                  Path.of(System.getProperty("basedir", "."), "../../mappings"), Map.of())
              .find("payments.transfer")
              .orElseThrow());

  private static Verdict of(String code) {
    String header =
        "PAYXFER TSPDTS202611230945000000000000000001"
            + "0000002026-11-23-09.45.00.250000"
            + code
            + " ".repeat(40);
    byte[] wire = header.getBytes(Charset.forName("IBM037"));
    assertThat(wire).hasSize(120);
    return Verdict.of(TRANSFER, false, translation -> translation.reply(wire));
  }

  @Test
  void aPaymentRefusedByTheHeaderAloneIsRefusedAndNotInDoubt() {
    assertThat(of("2003"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("2003");
              assertThat(refused.problem().status()).isEqualTo(422);
            });
  }

  @Test
  void theHeaderAloneWithTheCodeOfADuplicateSaysThatItIsBooked() {
    assertThat(of("3001")).isEqualTo(new Verdict.Booked("3001"));
  }

  @Test
  void theHeaderAloneIsNoYesAndAnAbendLeavesItOpen() {
    assertThat(of("0000")).isInstanceOf(Verdict.Garbled.class);
    assertThat(of("9999")).isInstanceOf(Verdict.Unclear.class);
    assertThat(of("2099")).isInstanceOf(Verdict.Unclear.class);
    assertThat(of("    ")).isInstanceOf(Verdict.Garbled.class);
  }
}
