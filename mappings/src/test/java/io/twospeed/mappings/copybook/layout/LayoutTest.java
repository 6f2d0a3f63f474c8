package io.twospeed.mappings.copybook.layout;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.Copybooks;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import org.junit.jupiter.api.Test;

/** Shapes of records: tables in tables, views, slack; bytes worked out by hand. */
class LayoutTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  private static void bothWays(RecordCodec codec, String json, String bytes) {
    assertThat(hex(codec.encode(json(json)))).isEqualTo(bytes.replace(" ", ""));
    assertThat(codec.decode(hex(bytes))).isEqualTo(json(json));
  }

  @Test
  void variableTablesNestAndTheirCountersMayLieFurtherOut() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  HEAD.",
            "        10  N PIC 9.",
            "        10  M PIC 9.",
            "    05  ROW OCCURS 0 TO 3 DEPENDING ON N OF HEAD.",
            "        10  K PIC 9.",
            "        10  A PIC X OCCURS 0 TO 2 DEPENDING ON K.",
            "        10  B PIC X OCCURS 0 TO 2 DEPENDING ON M.",
            "    05  TAIL PIC X.");
    bothWays(
        codec,
        "{'HEAD':{'N':2,'M':1},'ROW':[{'K':0,'A':[],'B':['X']},{'K':2,'A':['P','Q'],'B':['Y']}],"
            + "'TAIL':'Z'}",
        "F2F1 F0E7 F2D7D8E8 E9");
    byte[] derived =
        codec.encode(
            json(
                "{'HEAD':{},'ROW':[{'A':['P'],'B':['X','Y']},{'A':[],'B':['X','Y']}],'TAIL':'Z'}"));
    assertThat(hex(derived)).isEqualTo("F2F2F1D7E7E8F0E7E8E9");
  }

  @Test
  void tablesKeepTheirRoomWhereItemsDoNotSlide() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("odoSlide", "false"),
            "01  R.",
            "    05  N PIC 9.",
            "    05  T PIC X(2) OCCURS 0 TO 3 DEPENDING ON N.",
            "    05  TAIL PIC X.");
    bothWays(codec, "{'N':1,'T':['AB'],'TAIL':'Z'}", "F1 C1C2 4040 4040 E9");
  }

  @Test
  void viewsOfUnequalLengthShareTheLongestOnesRoomAlsoInTables() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("discriminator", "K:A>SHORT,K:B>LONGER"),
            "01  R.",
            "    05  E OCCURS 2.",
            "        10  K PIC X.",
            "        10  SHORT PIC X(2).",
            "        10  LONGER REDEFINES SHORT.",
            "            15  N PIC 9(4).");
    bothWays(
        codec,
        "{'E':[{'K':'A','SHORT':'XY'},{'K':'B','LONGER':{'N':12}}]}",
        "C1E7E84040 C2F0F0F1F2");
  }

  @Test
  void theFieldThatDecidesMayLieInTheViews() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("discriminator", "KIND:1>ONE,KIND:2>TWO"),
            "01  R.",
            "    05  ONE.",
            "        10  KIND PIC X.",
            "        10  A PIC X.",
            "    05  TWO REDEFINES ONE.",
            "        10  KIND-2 PIC X.",
            "        10  B PIC 9.");
    bothWays(codec, "{'ONE':{'KIND':'1','A':'X'}}", "F1E7");
    bothWays(codec, "{'TWO':{'KIND-2':'2','B':7}}", "F2F7");
  }

  @Test
  void everyViewIsShownWhereAllAreAskedFor() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("allViews", "true"),
            "01  R.",
            "    05  A PIC X(2).",
            "    05  N REDEFINES A PIC 9(2).");
    bothWays(codec, "{'A':'12','N':12}", "F1F2");
    assertThat(codec.decode(hex("E7E8"))).isEqualTo(json("{'A':'XY','N':null}"));
    assertThatThrownBy(() -> codec.encode(json("{'A':'12','N':13}")))
        .hasMessageContaining(
            "R.A at offset 0 (TEST.cpy:2): found a value that another view of the same bytes contradicts, expected views of one A that agree; fix: leave all but one view out");
  }

  @Test
  void synchronizedItemsAreAlignedByIbmsRules() {
    RecordCodec inGroup =
        codec(
            "01  R.",
            "    05  B PIC X(5).",
            "    05  C.",
            "        10  D PIC XX.",
            "        10  E PIC S9(6) COMP SYNC.");
    assertThat(inGroup.mostLength()).isEqualTo(12);
    bothWays(inGroup, "{'B':'AAAAA','C':{'D':'BB','E':1}}", "C1C1C1C1C1 C2C2 00 00000001");
    RecordCodec table =
        codec(
            "01  R.",
            "    05  T OCCURS 2.",
            "        10  X PIC X.",
            "        10  H PIC S9(4) COMP SYNC.",
            "        10  W PIC S9(18) COMP SYNC.",
            "        10  Y PIC X.");
    // X, slack, H, W aligned to 4, Y, slack of 3: 16 bytes an occurrence.
    assertThat(table.mostLength()).isEqualTo(32);
  }

  @Test
  void renamesConditionsAndLevel77AreUnderstood() {
    Copybook copybook =
        Copybooks.of(
            "77  COUNTER PIC 9(2) COMP.",
            "01  R.",
            "    05  A PIC X.",
            "        88  YES VALUE 'Y' 'J'.",
            "        88  DIGIT VALUES ARE '0' THRU '9'.",
            "    05  B PIC X.",
            "66  AB RENAMES A THRU B.");
    assertThat(copybook.records()).containsExactly("COUNTER", "R");
    bothWays(copybook.codec("r"), "{'A':'Y','B':'Z'}", "E8E9");
    bothWays(copybook.codec("COUNTER"), "{'COUNTER':7}", "0007");
  }
}
