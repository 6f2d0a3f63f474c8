package io.twospeed.mappings.copybook.record;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import org.junit.jupiter.api.Test;

/** Golden bytes, worked out by hand from the rules of IBM Enterprise COBOL. */
class RecordCodecTest {

  private static void bothWays(RecordCodec codec, String json, String bytes) {
    assertThat(hex(codec.encode(json(json)))).isEqualTo(bytes.replace(" ", ""));
    assertThat(codec.decode(hex(bytes))).isEqualTo(json(json));
  }

  @Test
  void textZonedPackedAndBinaryAreWrittenAsCobolLaysThemOut() {
    RecordCodec codec =
        codec(
            "01  REC.",
            "    05  NAME      PIC X(6).",
            "    05  ZONED     PIC S9(3)V99.",
            "    05  PLAIN     PIC 9(4).",
            "    05  PACKED    PIC S9(5)V99 COMP-3.",
            "    05  EVEN      PIC 9(4) PACKED-DECIMAL.",
            "    05  HALF      PIC S9(4) COMP.",
            "    05  FULL      PIC S9(9) BINARY.",
            "    05  DOUBLE    PIC S9(18) COMP-4.");
    bothWays(
        codec,
        """
        {'NAME':'AB1   ','ZONED':-123.45,'PLAIN':42,'PACKED':-98765.40,'EVEN':1234,'HALF':-2,
         'FULL':123456789,'DOUBLE':-1}""",
        "C1C2F1404040 F1F2F3F4D5 F0F0F4F2 9876540D 01234F FFFE 075BCD15 FFFFFFFFFFFFFFFF");
  }

  @Test
  void scalingDigitsAreNotStored() {
    RecordCodec codec =
        codec("01  REC.", "    05  UP PIC 9(3)PP.", "    05  DOWN PIC SVPP9(3) COMP-3.");
    bothWays(codec, "{'UP':12300,'DOWN':-0.00456}", "F1F2F3 456D");
  }

  @Test
  void itemsAfterAVariableTableSlide() {
    RecordCodec codec =
        codec(
            "01  REC.",
            "    05  CNT PIC 9(2).",
            "    05  T OCCURS 0 TO 5 TIMES DEPENDING ON CNT.",
            "        10  A PIC X.",
            "        10  B PIC S9 COMP-3.",
            "    05  TAIL PIC X(2).");
    bothWays(
        codec,
        "{'CNT':2,'T':[{'A':'X','B':1},{'A':'Y','B':-2}],'TAIL':'ZZ'}",
        "F0F2 E71C E82D E9E9");
    assertThat(hex(codec.encode(json("{'T':[],'TAIL':'Z'}")))).isEqualTo("F0F0E940");
    assertThatThrownBy(() -> codec.encode(json("{'CNT':1,'T':[],'TAIL':'Z'}")))
        .isInstanceOf(RecordException.class)
        .hasMessage(
            "REC.T at offset 2 (TEST.cpy:3): found 0 occurrences, and 1 in CNT,"
                + " expected the same number in both;"
                + " fix: leave the counter out: it is taken from the array's length");
    assertThatThrownBy(() -> codec.decode(hex("F0F9 E71C")))
        .hasMessage(
            "REC.T at offset 2 (TEST.cpy:3): found 9 occurrences, expected 0 to 5;"
                + " fix: check CNT, and OCCURS in the copybook");
  }

  @Test
  void aViewIsChosenByAFieldsValue() {
    String[] copybook = {
      "01  REC.",
      "    05  KIND PIC X.",
      "    05  BODY.",
      "        10  TXT PIC X(4).",
      "    05  MONEY REDEFINES BODY.",
      "        10  AMT PIC S9(5) COMP-3.",
      "        10  FILLER PIC X."
    };
    RecordCodec first = codec(copybook);
    bothWays(first, "{'KIND':'A','BODY':{'TXT':'ABCD'}}", "C1 C1C2C3C4");
    RecordCodec ruled =
        codec(CodecOptions.defaults().with("discriminator", "KIND:A>BODY,KIND:M>MONEY"), copybook);
    bothWays(ruled, "{'KIND':'A','BODY':{'TXT':'ABCD'}}", "C1 C1C2C3C4");
    bothWays(ruled, "{'KIND':'M','MONEY':{'AMT':-12345}}", "D4 12345D40");
    RecordCodec chosen = codec(CodecOptions.defaults().with("view:BODY", "MONEY"), copybook);
    bothWays(chosen, "{'KIND':'?','MONEY':{'AMT':7}}", "6F 00007C40");
    assertThatThrownBy(() -> ruled.decode(hex("E9 C1C2C3C4")))
        .hasMessage(
            "REC.BODY at offset 1 (TEST.cpy:3): found a value of KIND that no rule names,"
                + " expected one of A, M; fix: add a rule discriminator=KIND:VALUE>VIEW");
    assertThatThrownBy(() -> ruled.encode(json("{'KIND':'M','BODY':{'TXT':'ABCD'}}")))
        .hasMessageContaining("found the view BODY, expected the view MONEY, by the value of KIND");
  }

  @Test
  void chineseNamesCarryTheirShifts() {
    RecordCodec codec =
        codec(
            CodecOptions.defaults().with("charset:CUST-NAME", "x-IBM935"),
            "01  REC.",
            "    05  CUST-NAME PIC X(10).",
            "    05  BRANCH PIC X(3).");
    // IBM-935: U+738B is X'5AF7' there; shift-out, two pairs, shift-in, spaces.
    byte[] bytes = codec.encode(json("{'CUST-NAME':'A\u738b\u3000','BRANCH':'001'}"));
    assertThat(hex(bytes)).startsWith("C10E").endsWith("40400F404040F0F0F1".substring(0, 18));
    assertThat(codec.decode(bytes).get("CUST-NAME").textValue()).isEqualTo("A\u738b\u3000   ");
    assertThatThrownBy(
            () -> codec.encode(json("{'CUST-NAME':'\u738b\u738b\u738b\u738b\u738b','BRANCH':'1'}")))
        .hasMessageContaining("REC.CUST-NAME at offset 0 (TEST.cpy:2): found text of more than 10");
  }

  @Test
  void whatIsLeftOutTakesItsValueOrIsRefused() {
    RecordCodec codec =
        codec(
            "01  REC.",
            "    05  CODE-1 PIC X(4) VALUE 'BAL1'.",
            "    05  FILLER PIC X(2).",
            "    05  FILLER PIC 9(2).",
            "    05  NUM PIC S9(3) COMP-3 VALUE -5.",
            "    05  SP PIC X(2) VALUE SPACES.",
            "    05  REQUIRED PIC X.");
    assertThat(hex(codec.encode(json("{'REQUIRED':'Z'}"))))
        .isEqualTo("C2C1D3F1" + "4040" + "F0F0" + "005D" + "4040" + "E9");
    assertThatThrownBy(() -> codec.encode(json("{}")))
        .hasMessage(
            "REC.REQUIRED at offset 12 (TEST.cpy:7): found no value, expected a value: the copybook"
                + " gives none by VALUE; fix: set the field in the mapping, or"
                + " missingFields=initialize for spaces and zeros");
    assertThatThrownBy(() -> codec.encode(json("{'REQUIRED':'Z','EXTRA':1}")))
        .hasMessageContaining("found EXTRA, which the copybook does not have here");
  }

  @Test
  void namedItemsBelowFillerBelongToTheGroupAround() {
    RecordCodec codec =
        codec(
            "01  REC.",
            "    05  FILLER.",
            "        10  A PIC X.",
            "        10  FILLER PIC X VALUE '-'.",
            "    05  B PIC X.");
    bothWays(codec, "{'A':'1','B':'2'}", "F1 60 F2");
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    RecordCodec codec = codec("01  REC.", "    05  A PIC X(2).", "    05  N PIC 9(3)V9 COMP-3.");
    assertThatThrownBy(() -> codec.encode(json("{'A':'ABC','N':1}")))
        .hasMessageContaining("REC.A at offset 0 (TEST.cpy:2): found text of more than 2 bytes");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A','N':1000}")))
        .hasMessageContaining("found a number of more than 3 digits before the decimal point");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A','N':1.25}")))
        .hasMessageContaining("found a number whose last digit would be lost");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A','N':-1}")))
        .hasMessageContaining("found a negative number");
    assertThatThrownBy(() -> codec.encode(json("{'A':'\u738b','N':1}")))
        .hasMessageContaining("found a character that IBM037 does not have (CJK");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A','N':'12,3'}")))
        .hasMessageContaining("found a string that is no number");
    assertThat(hex(codec.encode(json("{'A':'A','N':'12.30'}")))).isEqualTo("C14000123F");
  }

  @Test
  void bytesThatAreNoNumberAreRefusedWithThePlaceOfTheByte() {
    RecordCodec codec = codec("01  REC.", "    05  Z PIC 9(3).", "    05  P PIC S9(3) COMP-3.");
    assertThatThrownBy(() -> codec.decode(hex("F1C1F3 123C")))
        .hasMessage(
            "REC.Z at offset 1 (TEST.cpy:2): found X'C1', expected a digit X'F0' to X'F9';"
                + " fix: check that copybook, charset and zonedSign are the record's own");
    assertThatThrownBy(() -> codec.decode(hex("F1F2F3 1234")))
        .hasMessageContaining(
            "REC.P at offset 4 (TEST.cpy:3): found X'34', expected a sign nibble");
    assertThatThrownBy(() -> codec.decode(hex("F1F2F3 12")))
        .hasMessageContaining("found the end of the record after 1 bytes of the field");
    assertThatThrownBy(() -> codec.decode(hex("F1F2F3 123C 40")))
        .hasMessageContaining("REC at offset 5 (TEST.cpy:1): found a record of 6 bytes");
  }
}
