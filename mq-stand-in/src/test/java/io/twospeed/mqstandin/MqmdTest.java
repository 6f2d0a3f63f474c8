package io.twospeed.mqstandin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The descriptor's layout against the initial values and offsets IBM documents. */
final class MqmdTest {
  /** MQMD_DEFAULT, version 2, field by field from IBM's documentation. */
  @Test
  void theInitialDescriptorIsIbmsDefault() {
    String byHand =
        "4D442020" // StrucId
            + "00000002" // Version
            + "00000000" // Report: none
            + "00000008" // MsgType: datagram
            + "FFFFFFFF" // Expiry: unlimited
            + "00000000" // Feedback: none
            + "00000111" // Encoding: native
            + "00000000" // CodedCharSetId: the queue manager's
            + "20".repeat(8) // Format: none
            + "FFFFFFFF" // Priority: as the queue defines
            + "00000002" // Persistence: as the queue defines
            + "00".repeat(48) // MsgId, CorrelId
            + "00000000" // BackoutCount
            + "20".repeat(108) // ReplyToQ, ReplyToQMgr, UserIdentifier
            + "00".repeat(32) // AccountingToken
            + "20".repeat(32) // ApplIdentityData
            + "00000000" // PutApplType
            + "20".repeat(48) // PutApplName, PutDate, PutTime, ApplOriginData
            + "00".repeat(24) // GroupId
            + "00000001" // MsgSeqNumber
            + "00000000" // Offset
            + "00000000" // MsgFlags
            + "FFFFFFFF"; // OriginalLength: undefined
    byte[] expected = HexFormat.of().parseHex(byHand);
    assertThat(expected).hasSize(364);
    assertThat(Mqmd.initial().bytes()).isEqualTo(expected);
  }

  @Test
  void theFieldsLieOneBehindTheOtherAndFillTheStructure() {
    int next = 0;
    for (MqmdField field : MqmdField.values()) {
      assertThat(field.offset()).as(field.name()).isEqualTo(next);
      next += field.length();
    }
    assertThat(next).isEqualTo(364);
  }

  @Test
  void aDescriptorOfVersion1IsReadAndKeepsItsLength() {
    byte[] bytes = Arrays.copyOf(Mqmd.initial().with(MqmdField.VERSION, 1).bytes(), 324);
    assertThat(Mqmd.of(bytes).bytes()).isEqualTo(bytes);
    assertThat(Mqmd.of(bytes).bytesOfVersion(2)).hasSize(364);
  }

  @Test
  void aTimeIsWrittenInHundredthsOfASecondAndUtc() {
    Mqmd descriptor = Mqmd.initial().withPutTime(Instant.parse("2026-12-31T23:59:59.999Z"));
    assertThat(descriptor.text(MqmdField.PUT_DATE)).isEqualTo("20261231");
    assertThat(descriptor.text(MqmdField.PUT_TIME)).isEqualTo("23595999");
  }

  @Test
  void whatIsNoDescriptorIsRefused() {
    assertThatThrownBy(() -> Mqmd.of("OD  and more".repeat(40).getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a message descriptor: 'OD  '");
  }
}
