package io.twospeed.mappings.copybook.record;

import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.Copybooks;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several records in one message; bytes worked out by hand. */
class RecordStreamTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();
  private static final String[] VARIABLE = {
    "01  R.", "    05  N PIC 9.", "    05  T PIC X OCCURS 0 TO 9 DEPENDING ON N."
  };

  private static void bothWays(CodecOptions options, String bytes) {
    RecordStream stream = Copybooks.of(options, VARIABLE).stream();
    var one = json("{'R':{'N':1,'T':['A']}}");
    var two = json("{'R':{'N':2,'T':['B','C']}}");
    assertThat(hex(stream.encode(List.of(one, two)))).isEqualTo(bytes.replace(" ", ""));
    assertThat(stream.decode(hex(bytes))).isEqualTo(List.of(one, two));
  }

  @Test
  void recordsFollowOneAnotherWhereNothingFramesThem() {
    bothWays(DEFAULTS, "F1C1 F2C2C3");
  }

  @Test
  void descriptorWordsCountThemselvesOrNot() {
    bothWays(DEFAULTS.with("recordFraming", "RDW"), "00060000 F1C1 00070000 F2C2C3");
    bothWays(
        DEFAULTS.with("recordFraming", "RDW").with("rdwIncludesItself", "false"),
        "00020000 F1C1 00030000 F2C2C3");
  }

  @Test
  void blocksHoldRecordsWithWordsOfTheirOwn() {
    bothWays(DEFAULTS.with("recordFraming", "BDW"), "00110000 00060000 F1C1 00070000 F2C2C3");
  }

  @Test
  void recordsOfOneLengthAreFilledUp() {
    bothWays(DEFAULTS.with("recordLength", "4"), "F1C14040 F2C2C340");
  }

  @Test
  void wrongDescriptorWordIsRefused() {
    RecordStream stream = Copybooks.of(DEFAULTS.with("recordFraming", "RDW"), VARIABLE).stream();
    assertThatThrownBy(() -> stream.decode(hex("00090000 F1C1")))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("at offset 0: found a length of 9 in the RDW");
    assertThatThrownBy(() -> stream.decode(hex("0006")))
        .hasMessageContaining("found 2 bytes at the end, expected a RDW of 4 bytes");
  }

  @Test
  void segmentsAreToldByTheirType() {
    Copybook copybook =
        Copybooks.of(
            DEFAULTS.with("discriminator", "KIND:1>HEAD,KIND:2>LINE"),
            "01  HEAD.",
            "    05  KIND PIC X.",
            "    05  A PIC X(2).",
            "01  LINE.",
            "    05  KIND PIC X.",
            "    05  B PIC 9.");
    var records =
        List.of(json("{'HEAD':{'KIND':'1','A':'XY'}}"), json("{'LINE':{'KIND':'2','B':7}}"));
    assertThat(copybook.stream().decode(hex("F1E7E8 F2F7"))).isEqualTo(records);
    assertThat(hex(copybook.stream().encode(records))).isEqualTo("F1E7E8F2F7");
    assertThatThrownBy(() -> copybook.stream().decode(hex("F9E7E8")))
        .hasMessageContaining("found a record that no rule tells, expected one of 1, 2 in KIND");
  }

  @Test
  void spannedRecordsAreJoined() {
    CodecOptions blocks = DEFAULTS.with("recordFraming", "BDW");
    RecordStream stream = Copybooks.of(blocks, VARIABLE).stream();
    var records =
        List.of(
            json("{'R':{'N':1,'T':['A']}}"),
            json("{'R':{'N':4,'T':['B','C','D','E']}}"),
            json("{'R':{'N':0,'T':[]}}"));
    // Whole; first, in the middle over two more blocks, last; whole.
    String bytes =
        "00100000 00060000F1C1 00060100F4C2 000A0000 00060300C3C4"
            + "000E0000 00050200C5 00050000F0";
    assertThat(stream.decode(hex(bytes))).isEqualTo(records);
    RecordStream words = Copybooks.of(DEFAULTS.with("recordFraming", "RDW"), VARIABLE).stream();
    assertThat(words.decode(hex("00060100F2C1 00050200C2")))
        .containsExactly((ObjectNode) json("{'R':{'N':2,'T':['A','B']}}"));
    assertThatThrownBy(() -> words.decode(hex("00060100F2C1")))
        .hasMessageContaining(
            "at offset 6: found the end of the message, expected the last segment of a spanned");
    assertThatThrownBy(() -> words.decode(hex("00060200F2C1")))
        .hasMessageContaining(
            "at offset 2: found X'02' X'00' in the RDW, expected X'00' for a whole");
    assertThatThrownBy(() -> words.decode(hex("00060100F2C1 00060000F1C1")))
        .hasMessageContaining("found X'00' X'00' in the RDW, expected X'03' for a segment in the");
    assertThatThrownBy(() -> words.decode(hex("00060000F1C1 00050100F1 00060200C140")))
        .hasMessageContaining("R at offset 16 (TEST.cpy:1): found a record of 3 bytes");
    assertThatThrownBy(() -> words.decode(hex("00050100C1 00050200C1")))
        .hasMessageContaining("R.N at offset 4 (TEST.cpy:2): found X'C1'");
  }

  @Test
  void longBlocksHaveALengthOf31Bits() {
    CodecOptions blocks = DEFAULTS.with("recordFraming", "BDW").with("recordLength", "30000");
    RecordStream stream = Copybooks.of(blocks.with("trailingBytes", "ignore"), VARIABLE).stream();
    String record = "75340000" + "F0" + "40".repeat(29999);
    // 4 for the block's word, and two records of 30000 bytes with theirs.
    String block = Integer.toHexString(4 + 2 * 30004 | 0x80000000);
    assertThat(stream.decode(hex(block + record + record))).hasSize(2);
    assertThat(stream.decode(hex("80000009 00050000 F0"))).hasSize(1);
    assertThatThrownBy(() -> stream.decode(hex("80000010 00050000 F0")))
        .hasMessageContaining("at offset 0: found a length of 16 in the BDW, X'0010'");
    assertThatThrownBy(() -> stream.decode(hex("00090001 00050000 F0")))
        .hasMessageContaining("at offset 2: found X'00' X'01' in the BDW, expected X'0000'");
  }

  @Test
  void aRecordThatNoBlockHoldsIsRefusedRatherThanSpanned() {
    CodecOptions blocks = DEFAULTS.with("recordFraming", "BDW");
    RecordStream stream = Copybooks.of(blocks, "01  R PIC X(40000).").stream();
    assertThatThrownBy(() -> stream.encode(List.of(json("{'R':'A'}"))))
        .hasMessageContaining(
            "found a record of 40000 bytes, expected at most 32752, in one piece");
  }
}
