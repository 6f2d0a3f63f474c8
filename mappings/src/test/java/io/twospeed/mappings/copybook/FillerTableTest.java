package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.FieldDescription;
import io.twospeed.mappings.copybook.record.RecordCodec;
import org.junit.jupiter.api.Test;

/** FILLER that occurs: what it names becomes arrays; bytes worked out by hand. */
class FillerTableTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  private static void bothWays(RecordCodec codec, String json, String bytes) {
    assertThat(hex(codec.encode(json(json)))).isEqualTo(bytes.replace(" ", ""));
    assertThat(codec.decode(hex(bytes))).isEqualTo(json(json));
  }

  @Test
  void eachNamedItemIsAnArrayInTheGroupAround() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  FILLER OCCURS 3.",
            "        10  A PIC X.",
            "        10  FILLER PIC X VALUE '-'.",
            "        10  B PIC 9.",
            "    05  C PIC X.");
    bothWays(codec, "{'A':['X','Y','Z'],'B':[1,2,3],'C':'!'}", "E760F1 E860F2 E960F3 5A");
    assertThat(codec.fields()).containsExactly("C");
    assertThat(codec.describe())
        .extracting(FieldDescription::table)
        .containsExactly(true, true, false);
    assertThatThrownBy(() -> codec.encode(json("{'A':['X','Y','Z'],'B':[1,2],'C':'!'}")))
        .hasMessage(
            "R.B at offset 0 (TEST.cpy:2): found 2 occurrences, and 3 of an item beside it,"
                + " expected as many of each item of the FILLER that occurs;"
                + " fix: give every occurrence, null where it lacks the item");
    assertThatThrownBy(() -> codec.encode(json("{'A':['X','Y','Z'],'B':7,'C':'!'}")))
        .hasMessageContaining("R.B at offset 0 (TEST.cpy:2): found a JSON number");
    assertThatThrownBy(() -> codec.encode(json("{'A':['X','Y'],'B':[1,2],'C':'!'}")))
        .hasMessageContaining("found 2 occurrences, expected 3 occurrences: the table is fixed");
    assertThatThrownBy(() -> codec.decode(hex("E760F1 E860C2 E960F3 5A")))
        .hasMessageContaining("R.FILLER[1].B at offset 5 (TEST.cpy:5): found X'C2'");
  }

  @Test
  void tablesBelowItAreArraysOfArrays() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  FILLER OCCURS 2.",
            "        10  FILLER OCCURS 2.",
            "            15  A PIC X.",
            "        10  G.",
            "            15  T PIC 9 OCCURS 2.");
    bothWays(
        codec, "{'A':[['A','B'],['C','D']],'G':[{'T':[1,2]},{'T':[3,4]}]}", "C1C2 F1F2 C3C4 F3F4");
  }

  @Test
  void itsCounterIsTakenFromTheArrays() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  N PIC 9.",
            "    05  FILLER OCCURS 0 TO 5 DEPENDING ON N.",
            "        10  K PIC 9.",
            "        10  T PIC X OCCURS 0 TO 3 DEPENDING ON K.",
            "    05  C PIC X.");
    bothWays(codec, "{'N':2,'K':[1,2],'T':[['A'],['B','C']],'C':'!'}", "F2 F1C1 F2C2C3 5A");
    bothWays(codec, "{'N':0,'K':[],'T':[],'C':'!'}", "F0 5A");
    assertThat(hex(codec.encode(json("{'T':[['A'],['B','C']],'C':'!'}"))))
        .isEqualTo("F2F1C1F2C2C35A");
  }

  @Test
  void aCounterOutsideIsTakenFromTablesInside() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  N PIC 9.",
            "    05  FILLER OCCURS 2.",
            "        10  G OCCURS 2.",
            "            15  T PIC X OCCURS 0 TO 3 DEPENDING ON N.");
    assertThat(
            hex(codec.encode(json("{'G':[[{'T':['A']},{'T':['B']}],[{'T':['C']},{'T':['D']}]]}"))))
        .isEqualTo("F1C1C2C3C4");
  }

  @Test
  void withoutNamesItIsRoomOfTheCountersLength() {
    String[] copybook = {
      "01  R.",
      "    05  N PIC 9.",
      "    05  FILLER PIC X OCCURS 0 TO 5 DEPENDING ON N.",
      "    05  C PIC X."
    };
    RecordCodec codec = codec(copybook);
    bothWays(codec, "{'N':2,'C':'!'}", "F2 4040 5A");
    assertThat(hex(codec.encode(json("{'C':'!'}")))).isEqualTo("F05A");
    assertThatThrownBy(() -> codec.decode(hex("F6 404040404040 5A")))
        .hasMessageContaining("R.FILLER at offset 1 (TEST.cpy:3): found 6 occurrences");
    assertThatThrownBy(() -> codec.encode(json("{'N':6,'C':'!'}")))
        .hasMessageContaining("R.FILLER at offset 1 (TEST.cpy:3): found 6 occurrences");
    RecordCodec still = codec(DEFAULTS.with("odoSlide", "false"), copybook);
    bothWays(still, "{'N':2,'C':'!'}", "F2 4040404040 5A");
  }

  @Test
  void aViewIsChosenInEveryOccurrence() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("discriminator", "K:A>T,K:B>N"),
            "01  R.",
            "    05  FILLER OCCURS 2.",
            "        10  K PIC X.",
            "        10  T PIC X(2).",
            "        10  N REDEFINES T PIC 9(2).");
    bothWays(codec, "{'K':['A','B'],'T':['XY',null],'N':[null,12]}", "C1E7E8 C2F1F2");
    bothWays(codec, "{'K':['A','A'],'T':['XY','ZZ']}", "C1E7E8 C1E9E9");
  }

  @Test
  void aGroupsValueIsSharedOutAmongItsOccurrences() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  MONTHS VALUE 'JANFEBMAR'.",
            "        10  M PIC X(3) OCCURS 3.",
            "    05  FILLER VALUE 'ABC'.",
            "        10  FILLER OCCURS 3.",
            "            15  L PIC X.",
            "    05  FILLER VALUE '12'.",
            "        10  FILLER PIC 9 OCCURS 2.");
    bothWays(
        codec,
        "{'MONTHS':{'M':['JAN','FEB','MAR']},'L':['A','B','C']}",
        "D1C1D5C6C5C2D4C1D9 C1C2C3 F1F2");
    assertThat(hex(codec.encode(json("{}")))).isEqualTo("D1C1D5C6C5C2D4C1D9C1C2C3F1F2");
    assertThatThrownBy(
            () ->
                codec(
                    "01  R.",
                    "    05  N PIC 9.",
                    "    05  G VALUE 'ABC'.",
                    "        10  T PIC X OCCURS 0 TO 3 DEPENDING ON N."))
        .hasMessageContaining("VALUE of G, which holds a variable table");
  }
}
