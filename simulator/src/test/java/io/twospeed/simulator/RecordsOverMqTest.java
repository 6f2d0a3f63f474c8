package io.twospeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.Seed;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.control.FaultPlan;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class RecordsOverMqTest {
  private static final Path CONTRACTS = Path.of("..", "mappings", "contracts");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T04:05:06.123456Z"), ZoneOffset.UTC);
  private static final String ONE_YUAN = "000000000000100c";

  private EmbeddedBroker broker;
  private SimulatedCore core;
  private CoreCaller caller;
  private int replyQueues;

  @BeforeAll
  void start(@TempDir Path data) {
    broker = EmbeddedBroker.start(data);
    core = SimulatedCore.builder(CONTRACTS).broker(broker.connectionFactory()).clock(CLOCK).start();
  }

  @AfterAll
  void stop() {
    core.close();
    broker.close();
  }

  @BeforeEach
  void reset() throws JMSException {
    core.reset();
    caller = new CoreCaller(broker.connectionFactory(), "REPLIES." + ++replyQueues);
  }

  @AfterEach
  void hangUp() throws JMSException {
    caller.close();
  }

  @Test
  void aBalanceIsWhatTheCopybookSaysByteForByte() throws Exception {
    byte[] reply = caller.call("CORE.ACCT.BAL", HandMade.balanceOf(Seed.ZHANG_CNY));
    assertThat(reply).hasSize(120 + 12 + 10 + 2 + 1 + 3 + 32 + 2 + 3 * 40 + 5 + 13 + 8);
    assertThat(HandMade.text(reply, 0, 12)).isEqualTo("ACCTBAL TEST");
    assertThat(HandMade.text(reply, 50, 26)).isEqualTo("2026-03-02-12.05.06.123456");
    assertThat(HandMade.returnCode(reply)).isEqualTo("0000");
    assertThat(HandMade.text(reply, 120, 28)).isEqualTo("1000000000011000000001CAOCNY");
    assertThat(HandMade.hex(reply, 148, 8)).as("LEDGER-BAL").isEqualTo("000000000500000c");
    assertThat(HandMade.hex(reply, 156, 8)).as("AVAIL-BAL").isEqualTo("000000000491225c");
    assertThat(HandMade.hex(reply, 164, 8)).as("HOLD-TOTAL").isEqualTo("000000000008775c");
    assertThat(HandMade.hex(reply, 180, 2)).as("HOLD-COUNT").isEqualTo("0003");
    assertThat(HandMade.text(reply, 182, 12)).isEqualTo("H00000000001");
    assertThat(HandMade.hex(reply, 194, 8)).as("HOLD-AMT").isEqualTo("000000000004550c");
    assertThat(HandMade.hex(reply, 302, 5)).as("INTEREST-RATE").isEqualTo("000350000c");
    assertThat(HandMade.hex(reply, 307, 13))
        .as("ACCRUED-INT")
        .isEqualTo("f0f0f0f0f0f0f0f0f0f1f2f3c4");
  }

  @Test
  void aCustomersNameIsMixedDoubleByte() throws Exception {
    byte[] reply =
        caller.call(
            "CORE.CUST.INQ", HandMade.request("CUSTINQ", "Q").text("1000000001", 10).bytes());
    assertThat(HandMade.returnCode(reply)).isEqualTo("0000");
    assertThat(reply[130]).as("shift-out").isEqualTo((byte) 0x0E);
    assertThat(reply[135]).as("shift-in").isEqualTo((byte) 0x0F);
    assertThat(new String(reply, 130, 40, Charset.forName("x-IBM935")).strip()).isEqualTo("张三");
    assertThat(HandMade.text(reply, 170, 9)).isEqualTo("ZHANG SAN");
    assertThat(HandMade.text(reply, 210, 11)).isEqualTo("ART19900517");
    assertThat(HandMade.hex(reply, 221, 5)).as("CUST-SINCE").isEqualTo("020150601f");
    assertThat(HandMade.text(reply, 226, 2)).isEqualTo("02");
    assertThat(HandMade.text(reply, 228, 17)).isEqualTo("100000000001CACNY");
  }

  @Test
  void historyComesInPagesNewestFirstWithAViewForEachKind() throws Exception {
    byte[] reply = history("0001", "0014");
    assertThat(HandMade.returnCode(reply)).isEqualTo("0000");
    assertThat(reply).hasSize(146 + 20 * 150);
    assertThat(HandMade.hex(reply, 135, 2)).as("PAGE-NO").isEqualTo("0001");
    assertThat(HandMade.hex(reply, 139, 4)).as("TOTAL-COUNT").isEqualTo("0000002e");
    assertThat(HandMade.text(reply, 143, 1)).as("MORE-FLAG").isEqualTo("Y");
    assertThat(HandMade.hex(reply, 144, 2)).as("TXN-COUNT").isEqualTo("0014");
    assertThat(HandMade.text(reply, 176, 2)).as("newest is a fee").isEqualTo("FE");
    assertThat(HandMade.hex(reply, 178, 15)).as("2.00 debit").isEqualTo("f0".repeat(12) + "f2f0d0");
    assertThat(HandMade.text(reply, 228, 4)).as("FEE-CODE").isEqualTo("ACCT");
    assertThat(HandMade.hex(reply, 232, 8)).isEqualTo("000000000010000c");
    assertThat(HandMade.hex(reply, 288, 8)).as("BAL-AFTER").isEqualTo("000000000500000c");

    byte[] last = history("0003", "0014");
    assertThat(HandMade.text(last, 143, 1)).isEqualTo("N");
    assertThat(HandMade.hex(last, 144, 2)).isEqualTo("0006");
  }

  @Test
  void aTransferMovesMoneyOnceAndAnInquiryFindsIt() throws Exception {
    byte[] order = HandMade.transfer("REF-1", Seed.ZHANG_CNY, Seed.LI_CNY, ONE_YUAN);
    byte[] done = caller.call("CORE.PAY.XFER", order);
    assertThat(HandMade.returnCode(done)).isEqualTo("0000");
    assertThat(HandMade.hex(done, 161, 8)).as("DEBIT-BAL-AFTER").isEqualTo("000000000499900c");
    assertThat(HandMade.returnCode(caller.call("CORE.PAY.XFER", order))).isEqualTo("3001");

    byte[] found =
        caller.call("CORE.PAY.INQ", HandMade.request("PAYINQ", "Q").text("REF-1", 32).bytes());
    assertThat(HandMade.text(found, 152, 8)).isEqualTo("PAYXFER ");
    assertThat(HandMade.text(found, 176, 1)).isEqualTo("P");
    assertThat(HandMade.hex(found, 201, 8)).isEqualTo(ONE_YUAN);
  }

  @Test
  void aReversalIsBookedAndSeenByTheInquiry() throws Exception {
    caller.call("CORE.PAY.XFER", HandMade.transfer("REF-1", Seed.ZHANG_CNY, Seed.LI_CNY, ONE_YUAN));
    byte[] reversal = HandMade.request("PAYREV", "REF-2").text("REF-1", 32).text("TEST", 4).bytes();
    assertThat(HandMade.returnCode(caller.call("CORE.PAY.REV", reversal))).isEqualTo("0000");
    byte[] found =
        caller.call("CORE.PAY.INQ", HandMade.request("PAYINQ", "Q").text("REF-1", 32).bytes());
    assertThat(HandMade.text(found, 176, 1)).isEqualTo("R");
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
  }

  @Test
  void aHoldIsPlacedAndReleased() throws Exception {
    byte[] hold =
        HandMade.request("HOLDFUND", "REF-1")
            .text(Seed.LI_CNY, 12)
            .hex("000000000001500c")
            .text("CNY", 3)
            .text("003", 3)
            .text("SHOP", 4)
            .text("", 40)
            .bytes();
    byte[] placed = caller.call("CORE.FUND.HOLD", hold);
    assertThat(HandMade.returnCode(placed)).isEqualTo("0000");
    assertThat(HandMade.text(placed, 155, 8)).as("HOLD-EXPIRY").isEqualTo("20260305");
    assertThat(HandMade.hex(placed, 163, 8)).as("AVAIL-BAL").isEqualTo("000000000000500c");
    byte[] release =
        HandMade.request("HOLDREL", "REF-2")
            .text(HandMade.text(placed, 120, 12), 12)
            .text("", 32)
            .bytes();
    byte[] released = caller.call("CORE.FUND.REL", release);
    assertThat(HandMade.hex(released, 155, 8)).as("AVAIL-BAL").isEqualTo("000000000002000c");
    assertThat(HandMade.returnCode(caller.call("CORE.FUND.REL", release))).isEqualTo("3001");
  }

  @Test
  void aQuoteHasItsManyDecimalsAndItsLimitInThousands() throws Exception {
    byte[] request =
        HandMade.request("FXQUOTE", "Q")
            .text("EUR", 3)
            .text("CNY", 3)
            .hex("000000000010000c")
            .hex("0002")
            .bytes();
    byte[] reply = caller.call("CORE.FX.QUOTE", request);
    assertThat(HandMade.returnCode(reply)).isEqualTo("0000");
    assertThat(HandMade.hex(reply, 132, 8)).as("QUOTE-SEQ").isEqualTo("0000000000000001");
    // 8.1234 less 0.25 %: 8.1030915
    assertThat(HandMade.hex(reply, 162, 8)).as("FX-RATE").isEqualTo("000081030915000c");
    assertThat(HandMade.hex(reply, 189, 5)).as("FX-LIMIT, thousands").isEqualTo("000025000c");
    assertThat(HandMade.hex(reply, 194, 4)).as("VALID-SECONDS").isEqualTo("0000001e");
  }

  @Test
  void aRefusalHasTheFullRecordAndNothingInIt() throws Exception {
    byte[] reply = caller.call("CORE.ACCT.BAL", HandMade.balanceOf("100000000099"));
    assertThat(HandMade.returnCode(reply)).isEqualTo("2001");
    assertThat(reply).hasSize(120 + 12 + 10 + 2 + 1 + 3 + 32 + 2 + 5 + 13 + 8);
    assertThat(HandMade.hex(reply, 148, 8)).isEqualTo("000000000000000c");
  }

  @Test
  void whatIsNoRecordIsRefusedAndTheQueueGoesOn() throws Exception {
    byte[] tooShort = {1, 2, 3};
    assertThat(HandMade.returnCode(caller.call("CORE.ACCT.BAL", tooShort))).isEqualTo("9001");
    byte[] badPacked = HandMade.transfer("R", Seed.ZHANG_CNY, Seed.LI_CNY, "ffffffffffffffff");
    assertThat(HandMade.returnCode(caller.call("CORE.PAY.XFER", badPacked))).isEqualTo("9001");
    assertThat(HandMade.returnCode(caller.call("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY))))
        .isEqualTo("0000");
  }

  @Test
  void aReplyIsAsDurableAsItsRequest() throws Exception {
    caller.send("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY));
    assertThat(caller.reply().message().getJMSDeliveryMode())
        .isEqualTo(DeliveryMode.NON_PERSISTENT);
    caller.send("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY), DeliveryMode.PERSISTENT, null);
    assertThat(caller.reply().message().getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
  }

  @Test
  void aClosedCoreRefusesChangesAndAnswersReads() throws Exception {
    core.window(false);
    assertThat(HandMade.returnCode(transferOneYuan("REF-1"))).isEqualTo("9002");
    assertThat(HandMade.returnCode(caller.call("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY))))
        .isEqualTo("0000");
    core.window(true);
    assertThat(HandMade.returnCode(transferOneYuan("REF-1"))).isEqualTo("0000");
  }

  @Test
  void aDroppedRequestDoesNothing() throws Exception {
    plan(FaultKind.DROP_REQUEST, 0);
    sendTransfer("REF-1");
    caller.expectSilence();
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
  }

  @Test
  void aDroppedReplyIsDoneAndSaysNothing() throws Exception {
    plan(FaultKind.DROP_REPLY, 0);
    sendTransfer("REF-1");
    caller.expectSilence();
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("21.00");
  }

  @Test
  void aDelayedRequestIsDoneAndAnsweredLater() throws Exception {
    plan(FaultKind.DELAY, 700);
    String id = sendTransfer("REF-1");
    caller.expectSilence();
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
    assertThat(caller.reply().correlationId()).isEqualTo(id);
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("21.00");
  }

  @Test
  void aLateReplyIsDoneAtOnce() throws Exception {
    plan(FaultKind.LATE_REPLY, 700);
    String id = sendTransfer("REF-1");
    caller.expectSilence();
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("21.00");
    assertThat(caller.reply().correlationId()).isEqualTo(id);
  }

  @Test
  void aDelayKeepsNoOtherRequestWaiting() throws Exception {
    int before = core.met().getOrDefault(FaultKind.DELAY, 0);
    core.plan(FaultPlan.ANY_OPERATION, fault(FaultKind.DELAY, 60_000), 4);
    for (int i = 0; i < 4; i++) {
      caller.send("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY));
    }
    // The core has two readers: a fifth request could overtake the fourth and take its delay.
    await("four are delayed")
        .atMost(Duration.ofMinutes(1))
        .until(() -> core.met().getOrDefault(FaultKind.DELAY, 0) == before + 4);
    assertThat(HandMade.returnCode(caller.call("CORE.ACCT.BAL", HandMade.balanceOf(Seed.LI_CNY))))
        .isEqualTo("0000");
  }

  @Test
  void aDuplicateReplyIsDoneOnceAndToldTwice() throws Exception {
    plan(FaultKind.DUPLICATE_REPLY, 0);
    String id = sendTransfer("REF-1");
    assertThat(caller.reply().correlationId()).isEqualTo(id);
    assertThat(caller.reply().correlationId()).isEqualTo(id);
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("21.00");
  }

  @Test
  void aGarbledReplyIsNoRecord() throws Exception {
    plan(FaultKind.GARBLE, 0);
    byte[] reply = transferOneYuan("REF-1");
    assertThat(reply).hasSize(169).containsOnly(0xFF);
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("21.00");
  }

  @Test
  void aWronglyCorrelatedReplyIsNobodys() throws Exception {
    plan(FaultKind.WRONG_CORRELATION, 0);
    String id = sendTransfer("REF-1");
    CoreCaller.Reply reply = caller.reply();
    assertThat(reply.correlationId()).isNotEqualTo(id);
    assertThat(HandMade.returnCode(reply.body())).isEqualTo("0000");
  }

  @Test
  void aPlannedRefusalAndAnAbendDoNothing() throws Exception {
    plan(FaultKind.REFUSE, 0);
    assertThat(HandMade.returnCode(transferOneYuan("REF-1"))).isEqualTo("2003");
    plan(FaultKind.ABEND, 0);
    assertThat(HandMade.returnCode(transferOneYuan("REF-1"))).isEqualTo("9999");
    assertThat(balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
    assertThat(HandMade.returnCode(transferOneYuan("REF-1"))).isEqualTo("0000");
  }

  private void plan(FaultKind kind, int delayMillis) {
    core.plan("payments.transfer", fault(kind, delayMillis), 1);
  }

  private static Fault fault(FaultKind kind, int delayMillis) {
    return new Fault(kind, Duration.ofMillis(delayMillis), ReturnCode.INSUFFICIENT_FUNDS);
  }

  private String sendTransfer(String reference) throws JMSException {
    return caller.send(
        "CORE.PAY.XFER", HandMade.transfer(reference, Seed.ZHANG_CNY, Seed.LI_CNY, ONE_YUAN));
  }

  private byte[] transferOneYuan(String reference) throws JMSException {
    return caller.call(
        "CORE.PAY.XFER", HandMade.transfer(reference, Seed.ZHANG_CNY, Seed.LI_CNY, ONE_YUAN));
  }

  private byte[] history(String page, String size) throws JMSException {
    return caller.call(
        "CORE.ACCT.HIST",
        HandMade.request("ACCTHIST", "Q")
            .text(Seed.ZHANG_CNY, 12)
            .text("0000000000000000", 16)
            .hex(page)
            .hex(size)
            .bytes());
  }

  private BigDecimal balance(String account) {
    return core.balance(account);
  }
}
