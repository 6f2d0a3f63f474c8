package io.twospeed.app;

import static io.twospeed.app.Installation.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.simulator.EmbeddedBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on the queue is what the copybook says. The expected bytes were worked out by hand from
 * ACCTBAL.cpy and COREHDR.cpy: EBCDIC code page 037, packed decimals, big-endian binary.
 */
class RecordOnTheQueueTest {
  private static final Charset EBCDIC = Charset.forName("IBM037");

  private static final String TXN_CODE_ACCTBAL = "c1c3c3e3c2c1d340";
  private static final String CHANNEL_TWSP = "e3e6e2d7";
  private static final String BRANCH_ZERO = "f0f0f0f0f0f0";
  private static final String RET_CODE_SPACES = "40".repeat(4);
  private static final String RET_TEXT_SPACES = "40".repeat(40);
  private static final String ACCT_NO = "f1f0f0f0f0f0f0f0f0f0f0f1";

  private static final int REFERENCE_AT = 12;
  private static final int BRANCH_AT = 44;
  private static final int TIMESTAMP_AT = 50;
  private static final int RET_CODE_AT = 76;
  private static final int HEADER_BYTES = 120;

  private static final String REPLY_AFTER_THE_HEADER =
      ACCT_NO
          + "f1f0f0f0f0f0f0f0f0f1" // CUST-NO 1000000001
          + "c3c1" // ACCT-KIND CA
          + "d6" // ACCT-STATUS O
          + "c3d5e8" // ACCT-CCY CNY
          + "000000123456789c" // LEDGER-BAL 1234567.89
          + "000000000000001d" // AVAIL-BAL -0.01
          + "000000000010025c" // HOLD-TOTAL 100.25
          + "000000000000000c" // OVERDRAFT-LIMIT 0.00
          + "0001" // HOLD-COUNT
          + "c8f0f0f0f0f0f0f0f0f0f0f7" // HOLD-ID H00000000007
          + "000000000010025c" // HOLD-AMT 100.25
          + "f2f0f2f6f1f1f0f1" // HOLD-DATE 20261101
          + "f2f0f2f6f1f2f0f1" // HOLD-EXPIRY 20261201
          + "c8d6e3d3" // HOLD-REASON HOTL
          + "001250000c" // INTEREST-RATE 1.250000
          + "f0f0f0f0f0f0f0f0f0f0f0f0c5" // ACCRUED-INT 0.0005
          + "f2f0f2f6f1f1f2f2"; // LAST-TXN-DATE 20261122

  @TempDir Path data;

  @Test
  void aRequestIsTheRecordOfTheCopybookAndAReplyOfHandMadeBytesIsUnderstood() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), 0);
        JMSContext core = broker.connectionFactory().createContext();
        Installation twospeed =
            Installation.start(
                data.resolve("app"),
                "--twospeed.sandbox.enabled=false",
                "--twospeed.broker=" + broker.tcpUrl().orElseThrow())) {
      await("the way to the core")
          .atMost(Duration.ofMinutes(1))
          .until(() -> Installation.get(twospeed.operations("/health")).statusCode() == 200);
      CompletableFuture<HttpResponse<String>> answer =
          HttpClient.newHttpClient()
              .sendAsync(
                  HttpRequest.newBuilder(
                          URI.create(twospeed.channels("/accounts/100000000001/balance")))
                      .build(),
                  BodyHandlers.ofString());

      BytesMessage request =
          (BytesMessage) core.createConsumer(core.createQueue("CORE.ACCT.BAL")).receive(60_000);
      assertThat(request).as("a message on CORE.ACCT.BAL").isNotNull();
      byte[] record = request.getBody(byte[].class);
      isTheRequestOfTheCopybook(record);
      reply(core, request, record);

      isTheBalance(answer.get(60, TimeUnit.SECONDS));
    }
  }

  private static void isTheRequestOfTheCopybook(byte[] record) {
    assertThat(record).hasSize(HEADER_BYTES + 12);
    assertThat(hex(record, 0, REFERENCE_AT)).isEqualTo(TXN_CODE_ACCTBAL + CHANNEL_TWSP);
    assertThat(text(record, REFERENCE_AT, BRANCH_AT))
        .as("our reference, in EBCDIC")
        .matches("[0-9a-zA-Z-]{32}");
    assertThat(hex(record, BRANCH_AT, TIMESTAMP_AT)).isEqualTo(BRANCH_ZERO);
    assertThat(text(record, TIMESTAMP_AT, RET_CODE_AT))
        .as("the core's local time, in EBCDIC")
        .matches("\\d{4}-\\d\\d-\\d\\d-\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{6}");
    assertThat(hex(record, RET_CODE_AT, record.length))
        .isEqualTo(RET_CODE_SPACES + RET_TEXT_SPACES + ACCT_NO);
  }

  private static void reply(JMSContext core, BytesMessage request, byte[] record)
      throws JMSException {
    BytesMessage reply = core.createBytesMessage();
    reply.writeBytes(record, 0, RET_CODE_AT);
    reply.writeBytes(HexFormat.of().parseHex("f0f0f0f0"));
    reply.writeBytes(HexFormat.of().parseHex("40".repeat(40)));
    reply.writeBytes(HexFormat.of().parseHex(REPLY_AFTER_THE_HEADER));
    reply.setJMSCorrelationID(request.getJMSMessageID());
    core.createProducer().send(request.getJMSReplyTo(), reply);
  }

  private static void isTheBalance(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode balance = json(response);
    assertThat(balance.path("ledgerBalance").path("amount").asText()).isEqualTo("1234567.89");
    assertThat(balance.path("availableBalance").path("amount").asText()).isEqualTo("-0.01");
    JsonNode hold = balance.path("holds").path(0);
    assertThat(hold.path("holdId").asText()).isEqualTo("H00000000007");
    assertThat(hold.path("amount").path("amount").asText()).isEqualTo("100.25");
    assertThat(hold.path("expires").asText()).isEqualTo("2026-12-01");
  }

  private static String hex(byte[] record, int from, int to) {
    return HexFormat.of().formatHex(record, from, to);
  }

  private static String text(byte[] record, int from, int to) {
    return new String(Arrays.copyOfRange(record, from, to), EBCDIC);
  }
}
