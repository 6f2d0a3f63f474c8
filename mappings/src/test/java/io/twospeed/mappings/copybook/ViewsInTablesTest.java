package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import org.junit.jupiter.api.Test;

/** Counters and discriminators that one occurrence has and the next one has not. */
class ViewsInTablesTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  private static void bothWays(RecordCodec codec, String json, String bytes) {
    assertThat(hex(codec.encode(json(json)))).isEqualTo(bytes.replace(" ", ""));
    assertThat(codec.decode(hex(bytes))).isEqualTo(json(json));
  }

  private static RecordCodec counterInView() {
    return codec(
        DEFAULTS.with("discriminator", "K:A>HAS,K:B>LACKS"),
        "01  R.",
        "    05  E OCCURS 2.",
        "        10  K PIC X.",
        "        10  HAS.",
        "            15  N PIC 9.",
        "        10  LACKS REDEFINES HAS.",
        "            15  X PIC X.",
        "        10  T PIC 9 OCCURS 0 TO 3 DEPENDING ON N.");
  }

  @Test
  void aCounterOfTheOccurrenceBeforeIsNotUsed() {
    RecordCodec codec = counterInView();
    bothWays(
        codec,
        "{'E':[{'K':'A','HAS':{'N':1},'T':[7]},{'K':'A','HAS':{'N':0},'T':[]}]}",
        "C1F1F7 C1F0");
    assertThatThrownBy(() -> codec.decode(hex("C1F1F7 C2E7F8")))
        .hasMessage(
            "R.E[1].T at offset 5 (TEST.cpy:8): found no N: it lies in a view the record does not"
                + " have, expected the view that holds the counter;"
                + " fix: choose that view by option view or discriminator");
    assertThatThrownBy(
            () ->
                codec.encode(
                    json(
                        "{'E':[{'K':'A','HAS':{'N':1},'T':[7]},"
                            + "{'K':'B','LACKS':{'X':'Q'},'T':[8]}]}")))
        .hasMessageContaining("R.E[1].T at offset 5 (TEST.cpy:8): found no N: it lies in a view");
  }

  @Test
  void aDiscriminatorOfTheOccurrenceBeforeIsNotUsed() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("discriminator", "K:A>HAS,K:*>LACKS,D:1>ONE,D:*>TWO"),
            "01  R.",
            "    05  E OCCURS 2.",
            "        10  K PIC X.",
            "        10  HAS.",
            "            15  D PIC 9.",
            "        10  LACKS REDEFINES HAS.",
            "            15  X PIC X.",
            "        10  ONE PIC X.",
            "        10  TWO REDEFINES ONE PIC 9.");
    bothWays(
        codec,
        "{'E':[{'K':'A','HAS':{'D':1},'ONE':'Q'},{'K':'A','HAS':{'D':2},'TWO':5}]}",
        "C1F1D8 C1F2F5");
    assertThatThrownBy(() -> codec.decode(hex("C1F1D8 C2E7F8")))
        .hasMessageContaining(
            "R.E[1].ONE at offset 5 (TEST.cpy:8): found no D: it lies in a view the record does");
    assertThatThrownBy(
            () ->
                codec.encode(
                    json(
                        "{'E':[{'K':'A','HAS':{'D':1},'ONE':'Q'},"
                            + "{'K':'B','LACKS':{'X':'Q'},'ONE':'Q'}]}")))
        .hasMessageContaining("R.E[1].ONE at offset 5 (TEST.cpy:8): found no D: it lies in a");
  }

  @Test
  void aViewThatItsOwnFieldDeniesIsRefused() {
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
    assertThatThrownBy(() -> codec.encode(json("{'ONE':{'KIND':'2','A':'3'}}")))
        .hasMessageContaining("found the view ONE, expected the view TWO, by the value of KIND");
    assertThatThrownBy(() -> codec.encode(json("{'ONE':{'KIND':'9','A':'3'}}")))
        .hasMessageContaining("R.ONE at offset 0 (TEST.cpy:2): found a value of KIND that no rule");
  }

  @Test
  void whatFillsUpATableNeedsNoViewThatIsRuled() {
    String[] copybook = {
      "01  R.",
      "    05  N PIC 9.",
      "    05  E OCCURS 1 TO 3 DEPENDING ON N.",
      "        10  K PIC X.",
      "        10  M PIC 9.",
      "        10  A PIC X.",
      "        10  B REDEFINES A PIC 9.",
      "        10  T PIC X OCCURS 1 TO 2 DEPENDING ON M.",
      "    05  C PIC X."
    };
    CodecOptions ruled = DEFAULTS.with("discriminator", "K:1>A,K:2>B");
    RecordCodec still = codec(ruled.with("odoSlide", "false"), copybook);
    bothWays(
        still,
        "{'N':1,'E':[{'K':'2','M':1,'B':7,'T':['X']}],'C':'!'}",
        "F1 F2F1F7E740 40F1404040 40F1404040 5A");
    RecordCodec filled = codec(ruled.with("missingFields", "initialize"), copybook);
    assertThat(hex(filled.encode(json("{'C':'!'}")))).isEqualTo("F140F140405A");
  }

  @Test
  void nullInAnotherViewIsLeftOut() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("allViews", "true"),
            "01  R.",
            "    05  A PIC X(2).",
            "    05  N REDEFINES A PIC 9(2).");
    bothWays(codec, "{'A':'XY','N':null}", "E7E8");
  }

  @Test
  void variableTablesNestWithViewsBehindThem() {
    RecordCodec codec =
        codec(
            DEFAULTS.with("discriminator", "KIND:M>MONEY,KIND:T>TXT"),
            "01  R.",
            "    05  KIND PIC X.",
            "    05  N PIC 9.",
            "    05  ROW OCCURS 0 TO 3 DEPENDING ON N.",
            "        10  K PIC S9(4) COMP.",
            "        10  CELL OCCURS 0 TO 2 DEPENDING ON K.",
            "            15  C PIC X.",
            "            15  M PIC 9.",
            "            15  D PIC 9 OCCURS 0 TO 4 DEPENDING ON M.",
            "        10  AFTER PIC X.",
            "    05  TXT PIC X(3).",
            "    05  MONEY REDEFINES TXT PIC S9(5) COMP-3.",
            "    05  TAIL.",
            "        10  Z PIC X.",
            "        10  LAST-T PIC X OCCURS 1 TO 9 DEPENDING ON N.");
    bothWays(
        codec,
        "{'KIND':'M','N':2,'ROW':[{'K':2,'CELL':[{'C':'A','M':0,'D':[]},{'C':'B','M':2,'D':[7,8]}],"
            + "'AFTER':'!'},{'K':0,'CELL':[],'AFTER':'?'}],'MONEY':-12345,"
            + "'TAIL':{'Z':'Z','LAST-T':['P','Q']}}",
        "D4F2 0002 C1F0 C2F2F7F8 5A 0000 6F 12345D E9 D7D8");
  }
}
