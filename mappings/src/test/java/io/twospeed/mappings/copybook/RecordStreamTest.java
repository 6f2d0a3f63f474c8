package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
