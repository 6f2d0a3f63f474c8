package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.operation.declaration.MqBridge;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.declaration.MqTerms.CorrelId;
import io.twospeed.mappings.operation.declaration.MqTerms.Identity;
import io.twospeed.mappings.operation.declaration.MqTerms.MsgId;
import io.twospeed.mappings.operation.declaration.MqTerms.Persistence;
import io.twospeed.mappings.operation.declaration.MqTerms.TargetClient;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What operation.yaml says of a message, byte by byte as it arrived, against IBM's layout by hand.
 */
class IbmMqDescriptorTest extends IbmMqTest {
  private static final String BLANK = "20";
  private static final String EBCDIC_BLANK = "40";
  private static final String RECORD = hex("answer 1".getBytes(StandardCharsets.UTF_8));

  private static final MqTerms ALL =
      new MqTerms(
          "",
          TargetClient.MQ,
          OptionalInt.of(37),
          OptionalInt.of(785),
          "PAYREC",
          Persistence.BY_EFFECT,
          OptionalInt.of(7),
          Optional.empty(),
          MsgId.REFERENCE,
          Optional.of(CorrelId.REFERENCE),
          Optional.empty(),
          "{queue}.ALIAS",
          "QMFE",
          new Identity("TELLER1", "BRANCH 0042"),
          Optional.empty());

  @Override
  void plans() {
    plan("all", ALL, true);
    plan("jms", bridged(TargetClient.JMS, Optional.empty()), false);
    plan(
        "cics",
        bridged(
            TargetClient.MQ, Optional.of(new MqBridge.Cics("PAYXFER", "PAYX", 2000, "PAYREPLY"))),
        false);
    plan(
        "ims",
        bridged(
            TargetClient.MQ,
            Optional.of(new MqBridge.Ims("PAYTRAN", "LTERM1", "MFSMAP", true, ""))),
        false);
  }

  private static MqTerms bridged(TargetClient target, Optional<MqBridge> bridge) {
    MqTerms none = MqTerms.DEFAULTS;
    return new MqTerms(
        "",
        target,
        OptionalInt.of(37),
        OptionalInt.of(785),
        "",
        none.persistence(),
        none.priority(),
        none.expiry(),
        none.msgId(),
        none.correlId(),
        none.report(),
        "",
        "",
        none.identity(),
        bridge);
  }

  private RecordedPut putOf(String operation) {
    return put(() -> Outcome.of(door, operation, "answer 1"));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static String at(RecordedPut put, int offset, int length) {
    byte[] descriptor = put.sent().descriptor().bytes();
    return HexFormat.of().withUpperCase().formatHex(descriptor, offset, offset + length);
  }

  private static String padded(String text, int length) {
    return hex(text.getBytes(StandardCharsets.US_ASCII)) + BLANK.repeat(length - text.length());
  }

  @Test
  void byDefaultARecordStandsAloneAndNobodyConvertsIt() {
    RecordedPut put = putOf("change CORE.REQ");
    assertThat(hex(put.sent().data())).isEqualTo(RECORD);
    assertThat(put.sent().headers()).isEmpty();
    assertThat(at(put, 8, 4))
        .as("Report: EXPIRATION, EXCEPTION, DISCARD_MSG")
        .isEqualTo("09200000");
    assertThat(at(put, 12, 4)).as("MsgType: REQUEST").isEqualTo("00000001");
    assertThat(at(put, 32, 8)).as("Format: none").isEqualTo(BLANK.repeat(8));
    assertThat(at(put, 40, 4)).as("Priority 4").isEqualTo("00000004");
    assertThat(at(put, 44, 4)).as("Persistence: persistent").isEqualTo("00000001");
    assertThat(at(put, 72, 24)).as("CorrelId: none").isEqualTo("00".repeat(24));
    assertThat(at(put, 100, 48)).as("ReplyToQ").isEqualTo(padded(MqCore.REPLIES, 48));
    int expiry = Integer.parseInt(at(put, 16, 4), 16);
    assertThat(expiry)
        .as("Expiry, tenths of a second: the call's time")
        .isBetween(100, (int) PATIENT.toMillis() / 100 + 1);
  }

  @Test
  void aReadIsNotPersistentAndAsksForNoReport() {
    RecordedPut put = putOf("read");
    assertThat(at(put, 8, 4)).isEqualTo("00000000");
    assertThat(at(put, 44, 4)).isEqualTo("00000000");
  }

  @Test
  void whatOperationYamlSaysIsInTheDescriptor() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut put = put(() -> outcome[0] = Outcome.of(door, "all", "answer 1"));
    answer(put);
    outcome[0].answer();
    String reference = outcome[0].call().reference().toUpperCase(Locale.ROOT);
    String id = reference + "00".repeat(8);
    assertThat(at(put, 24, 4)).as("Encoding 785").isEqualTo("00000311");
    assertThat(at(put, 28, 4)).as("CodedCharSetId 37").isEqualTo("00000025");
    assertThat(at(put, 32, 8)).as("Format").isEqualTo(padded("PAYREC", 8));
    assertThat(at(put, 40, 4)).as("Priority").isEqualTo("00000007");
    assertThat(at(put, 48, 24)).as("MsgId: our reference's 16 bytes").isEqualTo(id);
    assertThat(at(put, 72, 24)).as("CorrelId: the same").isEqualTo(id);
    assertThat(at(put, 100, 48)).as("ReplyToQ").isEqualTo(padded("TWOSPEED.REPLY.1.ALIAS", 48));
    assertThat(at(put, 148, 48)).as("ReplyToQMgr").isEqualTo(padded("QMFE", 48));
    assertThat(put.kept().descriptor().text(MqmdField.USER_IDENTIFIER)).isEqualTo("TELLER1");
    assertThat(put.kept().descriptor().text(MqmdField.APPL_IDENTITY_DATA)).isEqualTo("BRANCH 0042");
    assertThat(hex(put.kept().descriptor().bytes(MqmdField.MSG_ID))).isEqualTo(id);
  }

  @Test
  void aReplyToAnIdOfOursEndsItsCall() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut put = put(() -> outcome[0] = Outcome.of(door, "all", "answer 1"));
    answer(put);
    assertThat(outcome[0].answer()).isEqualTo("42");
  }

  private void answer(RecordedPut put) {
    byte[] id = put.kept().descriptor().bytes(MqmdField.MSG_ID);
    Mqmd descriptor = Mqmd.initial().with(MqmdField.CORREL_ID, id);
    mq.put(MqCore.REPLIES, MqMessage.of(descriptor, "OK 42".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anRfh2StandsBeforeTheRecordOnlyWhereTheCoreReadsByJms() {
    RecordedPut put = putOf("jms");
    assertThat(at(put, 32, 8)).as("Format MQHRF2").isEqualTo(padded("MQHRF2", 8));
    assertThat(put.sent().headers()).extracting(it -> it.format()).containsExactly("MQHRF2");
    assertThat(hex(put.sent().body())).isEqualTo(RECORD);
  }

  /** MQCIH version 2 as IBM documents it, in EBCDIC and big-endian, for a DPL request. */
  @Test
  void aCicsBridgeHeaderAndTheProgramsNameStandBeforeTheRecord() {
    String header =
        "C3C9C840" // 0 StrucId "CIH "
            + "00000002" // 4 Version
            + "000000B4" // 8 StrucLength 180
            + "00000311" // 12 Encoding 785
            + "00000025" // 16 CodedCharSetId 37
            + EBCDIC_BLANK.repeat(8) // 20 Format of what follows: none
            + "00000000" // 28 Flags
            + "00000000" // 32 ReturnCode
            + "00000000" // 36 CompCode
            + "00000000" // 40 Reason
            + "00000111" // 44 UOWControl: MQCUOWC_ONLY
            + "FFFFFFFE" // 48 GetWaitInterval: MQCGWI_DEFAULT
            + "00000001" // 52 LinkType: MQCLT_PROGRAM
            + "000007D0" // 56 OutputDataLength 2000
            + "00".repeat(16) // 60 FacilityKeepTime to TaskEndStatus
            + "00".repeat(8) // 76 Facility
            + EBCDIC_BLANK.repeat(4 + 4 + 8 + 8) // 84 Function, AbendCode, Authenticator, Reserved1
            + "D7C1E8D9C5D7D3E8" // 108 ReplyToFormat "PAYREPLY"
            + EBCDIC_BLANK.repeat(4 + 4) // 116 RemoteSysId, RemoteTransId
            + "D7C1E8E7" // 124 TransactionId "PAYX"
            + EBCDIC_BLANK.repeat(4 + 4 + 4 + 4 + 4 + 8 + 8) // 128 FacilityLike to Reserved3
            + "00".repeat(16); // 164 CursorPosition to Reserved4
    RecordedPut put = putOf("cics");
    assertThat(at(put, 28, 4)).as("CodedCharSetId of the header").isEqualTo("00000025");
    assertThat(at(put, 32, 8)).as("Format").isEqualTo(padded("MQCICS", 8));
    assertThat(at(put, 72, 24))
        .as("CorrelId: MQCI_NEW_SESSION")
        .isEqualTo(hex("AMQ!NEW_SESSION_CORRELID".getBytes(StandardCharsets.US_ASCII)));
    assertThat(hex(put.sent().headers().get(0).bytes())).isEqualTo(header);
    assertThat(hex(put.sent().body())).isEqualTo("D7C1E8E7C6C5D940" + RECORD);
  }

  @Test
  void aReplyOfTheCicsBridgeIsReadBehindItsHeaderAndTheProgramsName() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut put = put(() -> outcome[0] = Outcome.of(door, "cics", "answer 1"));
    reply(
        put,
        bridgeReply("MQCICS"),
        HexFormat.of().parseHex(cih(0) + "D7C1E8E7C6C5D940" + "4F4B2037"));
    assertThat(outcome[0].answer()).isEqualTo("7");
  }

  @Test
  void whatTheCicsBridgeCouldNotRunIsToldWithItsCodes() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut put = put(() -> outcome[0] = Outcome.of(door, "cics", "answer 1"));
    reply(put, bridgeReply("MQCICS"), HexFormat.of().parseHex(cih(5)));
    assertThat(outcome[0].problem())
        .hasMessageContaining(
            "CICS's bridge could not run the program: return code 5, reason 0, abend code 'ASRA'; expected 0; fix: let the core team look for it in the bridge's log");
  }

  private static Mqmd bridgeReply(String format) {
    return Mqmd.initial()
        .with(MqmdField.FORMAT, format)
        .with(MqmdField.ENCODING, 785)
        .with(MqmdField.CODED_CHAR_SET_ID, 37);
  }

  private static String cih(int returnCode) {
    return "C3C9C84000000002000000B40000031100000025"
        + EBCDIC_BLANK.repeat(8)
        + "00000000"
        + "%08X".formatted(returnCode)
        + "00".repeat(48)
        + EBCDIC_BLANK.repeat(4)
        + "C1E2D9C1" // AbendCode "ASRA"
        + EBCDIC_BLANK.repeat(72)
        + "00".repeat(16);
  }

  /** MQIIH as IBM documents it, then LLZZ and the transaction's code. */
  @Test
  void anImsBridgeHeaderAndTheTransactionsCodeStandBeforeTheRecord() {
    String header =
        "C9C9C840" // 0 StrucId "IIH "
            + "00000001" // 4 Version
            + "00000054" // 8 StrucLength 84
            + "00000311" // 12 Encoding
            + "00000025" // 16 CodedCharSetId
            + "D4D8C9D4E2E5E240" // 20 Format "MQIMSVS "
            + "00000000" // 28 Flags
            + "D3E3C5D9D4F14040" // 32 LTermOverride "LTERM1"
            + "D4C6E2D4C1D74040" // 40 MFSMapName "MFSMAP"
            + EBCDIC_BLANK.repeat(8) // 48 ReplyToFormat
            + EBCDIC_BLANK.repeat(8) // 56 Authenticator
            + "00".repeat(16) // 64 TranInstanceId
            + "40" // 80 TranState: not in a conversation
            + "F1" // 81 CommitMode: send, then commit
            + "C3" // 82 SecurityScope: check
            + "40"; // 83 Reserved
    RecordedPut put = putOf("ims");
    assertThat(at(put, 32, 8)).as("Format").isEqualTo(padded("MQIMS", 8));
    assertThat(hex(put.sent().headers().get(0).bytes())).isEqualTo(header);
    assertThat(hex(put.sent().body()))
        .as("LL 20, ZZ, PAYTRAN, the record")
        .isEqualTo("00140000" + "D7C1E8E3D9C1D540" + RECORD);
  }

  @Test
  void segmentsOfAnImsReplyAreOneRecord() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut put = put(() -> outcome[0] = Outcome.of(door, "ims", "answer 1"));
    String header =
        "C9C9C84000000001000000540000031100000025D4D8C9D4E2E5E240"
            + "00000000"
            + EBCDIC_BLANK.repeat(32)
            + "00".repeat(16)
            + "40F0C340";
    reply(
        put,
        bridgeReply("MQIMS"),
        HexFormat.of().parseHex(header + "00070000" + "4F4B20" + "00060000" + "3432"));
    assertThat(outcome[0].answer()).isEqualTo("42");
  }
}
