package io.twospeed.benchmarks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

final class BalanceCodecTest {

  @Test
  void requestIsTheCopybooksByteForByte() {
    byte[] record =
        BalanceCodec.request(
            "100000000001",
            "0123456789abcdef0123456789abcdef",
            LocalDateTime.of(2026, 11, 24, 8, 9, 10, 456_999));
    assertThat(record).asHexString().isEqualTo(hex(BalanceRecords.request()));
  }

  @Test
  void replyBecomesTheJsonOfTheOpenApi() {
    assertThat(BalanceCodec.accepted(BalanceRecords.reply())).isTrue();
    assertThat(new String(BalanceCodec.json(BalanceRecords.reply()), UTF_8))
        .isEqualTo(
            """
            {"accountId":"100000000001","customerId":"1000000001","status":"OPEN",\
            "currency":"CNY","ledgerBalance":{"amount":"-12.30","currency":"CNY"},\
            "availableBalance":{"amount":"5000.00","currency":"CNY"},"holds":[\
            {"holdId":"H00000000001","amount":{"amount":"46.00","currency":"CNY"},\
            "reason":"SHOP","expires":"2027-01-31"},\
            {"holdId":"H00000000002","amount":{"amount":"0.05","currency":"CNY"},\
            "reason":"FUEL","expires":"2027-02-01"}],\
            "asOf":"2026-11-24T08:09:11.999999+08:00"}""");
  }

  @Test
  void refusalIsSeen() {
    byte[] refused = BalanceRecords.reply();
    refused[76] = (byte) 0xF2;
    assertThat(BalanceCodec.accepted(refused)).isFalse();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
