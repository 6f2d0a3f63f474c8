package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of elementary item, golden bytes worked out by hand from the rules of COBOL. */
class FieldKindsTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  private static void bothWays(CodecOptions options, String clauses, String value, String bytes) {
    RecordCodec codec = codec(options, "01  R.", "    05  F " + clauses + ".");
    assertThat(hex(codec.encode(json("{'F':" + value + "}")))).isEqualTo(bytes.replace(" ", ""));
    assertThat(codec.decode(hex(bytes)).get("F")).isEqualTo(json(value));
  }

  private static void bothWays(String clauses, String value, String bytes) {
    bothWays(DEFAULTS, clauses, value, bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "PIC X(4)|'AB  '|C1C24040",
        "PIC A(3)|'ABC'|C1C2C3",
        "PIC XX/XX|'AB/CD'|C1C261C3C4",
        "PIC X(4) JUSTIFIED RIGHT|'  AB'|4040C1C2",
        "PIC 9(3)|7|F0F0F7",
        "PIC S9(3)|7|F0F0C7",
        "PIC S9(3)|-7|F0F0D7",
        "PIC S9(3)|0|F0F0C0",
        "PIC S9(3)V9(2)|1.50|F0F0F1F5C0",
        "PIC S9(3) SIGN LEADING|-123|D1F2F3",
        "PIC S9(3) SIGN IS LEADING SEPARATE CHARACTER|-123|60F1F2F3",
        "PIC S9(3) SIGN TRAILING SEPARATE|123|F1F2F34E",
        "PIC S9(20)|-12345678901234567890|F1F2F3F4F5F6F7F8F9F0F1F2F3F4F5F6F7F8F9D0",
        "PIC 9(5) BLANK WHEN ZERO|0|4040404040",
        "PIC 9(5) BLANK WHEN ZERO|12|F0F0F0F1F2",
        "PIC S9(4) COMP|-1|FFFF",
        "PIC 9(4) COMP|9999|270F",
        "PIC S9(9) COMP|-123456789|F8A432EB",
        "PIC S9(10) COMP|1|0000000000000001",
        "PIC S9(3)V9 COMP|-12.5|FF83",
        "PIC 9(4) COMP-5|65535|FFFF",
        "PIC S9(18) COMP-5|-9223372036854775808|8000000000000000",
        "PIC 9(18) COMP-5|18446744073709551615|FFFFFFFFFFFFFFFF",
        "PIC S9(4) COMP-3|-1234|01234D",
        "PIC S9(5) COMP-3|12345|12345C",
        "PIC 9(5) COMP-3|12345|12345F",
        "PIC S9(31) COMP-3|-1234567890123456789012345678901|1234567890123456789012345678901D",
        "PIC 9(3) COMP-6|123|0123",
        "PIC 9(4) COMP-6|1234|1234",
        "PIC 9(3)P(2)|12300|F1F2F3",
        "PIC VP(2)9(2)|0.0012|F1F2",
        "PIC S9(3)P(2) COMP-3|-12300|123D",
        "COMP-1|-118.625|C276A000",
        "COMP-1|0|00000000",
        "COMP-1|1|41100000",
        "COMP-1|0.1|4019999A",
        "COMP-2|0.1|401999999999999A",
        "COMP-2|-118.625|C276A00000000000",
        "PIC N(3)|'A\u738b '|0041738B0020",
        "PIC N(2) JUST RIGHT|' A'|00200041",
        "PIC 9(3) NATIONAL|42|003000340032",
        "PIC S9(2) NATIONAL SIGN LEADING SEPARATE|-42|002D00340032",
        "PIC ZZ9 NATIONAL|7|002000200037",
        "INDEX|258|00000102",
        "POINTER|4294967295|FFFFFFFF",
        "PROCEDURE-POINTER|1|0000000000000001",
      })
  void itemIsWrittenAndReadAsCobolKeepsIt(String clauses, String value, String bytes) {
    bothWays(clauses, value, bytes);
  }

  /** Edited by the rules; GnuCobolTest compares pictures like these with a compiler's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "ZZ9|7|  7",
        "ZZZ|0|   ",
        "ZZ,ZZ9.99|1234.50| 1,234.50",
        "ZZ,ZZ9.99|0.05|     0.05",
        "ZZZ.ZZ|0.05|   .05",
        "ZZZ.ZZ|0.00|      ",
        "***,**9.99|12.30|*****12.30",
        "***.**|0.00|***.**",
        "$$,$$9.99|12.30|   $12.30",
        "$$,$$9.99|1234.50|$1,234.50",
        "$ZZ9.99|1.25|$  1.25",
        "-ZZ9|-7|-  7",
        "-ZZ9|7|   7",
        "+ZZ9|7|+  7",
        "ZZ9-|-7|  7-",
        "ZZ9+|7|  7+",
        "---9.99|-1.50|  -1.50",
        "---9.99|1.50|   1.50",
        "+++9|12| +12",
        "9(3).99CR|-1.50|001.50CR",
        "9(3).99CR|1.50|001.50  ",
        "9(3).99DB|-1.50|001.50DB",
        "99/99/9999|24122026|24/12/2026",
        "99B99|1234|12 34",
        "9900|12|1200",
        "ZZ9V99|1.25|  125",
      })
  void editedNumberIsANumberInJson(String picture, String value, String characters) {
    RecordCodec codec = codec("01  R.", "    05  F PIC " + picture + ".");
    byte[] bytes = characters.getBytes(java.nio.charset.Charset.forName("IBM037"));
    assertThat(hex(codec.encode(json("{'F':" + value + "}")))).isEqualTo(hex(bytes));
    assertThat(codec.decode(bytes).get("F")).isEqualTo(json(value));
  }

  @Test
  void editedCharactersThatNoNumberMakesAreRefused() {
    RecordCodec codec = codec("01  R.", "    05  F PIC ZZ9.");
    assertThatThrownBy(() -> codec.decode(hex("F0F0F7")))
        .hasMessage(
            "R.F at offset 0 (TEST.cpy:2): found characters that are no edited number,"
                + " expected what editing by ZZ9 makes;"
                + " fix: check that copybook and charset are the record's own, or set edited=text");
    RecordCodec text = codec(DEFAULTS.with("edited", "text"), "01  R.", "    05  F PIC ZZ9.");
    assertThat(text.decode(hex("F0F0F7")).get("F").textValue()).isEqualTo("007");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "binaryEndian=little|PIC S9(4) COMP|-2|FEFF",
        "comp5Endian=little|PIC S9(9) COMP-5|1|01000000",
        "binarySize=1-2-4-8|PIC S9(2) COMP|-1|FF",
        "binaryRange=native|PIC S9(4) COMP|32767|7FFF",
        "floatFormat=ieee754-big-endian|COMP-1|-118.625|C2ED4000",
        "floatFormat=ieee754-little-endian|COMP-2|0.1|9A9999999999B93F",
        "nationalCharset=UTF-16LE|PIC N(1)|'A'|4100",
        "charset=US-ASCII|PIC S9(3)|-123|31324C",
        "charset=US-ASCII|PIC S9(3)|123|313243",
        "charset=1208|PIC X(4)|'\u00e9a '|C3A96120",
        "charset=GB18030|PIC X(4)|'\u738bA '|CDF54120",
        "charset=273|PIC X(3)|'\u00e4{}'|C043DC",
        "charset=273|PIC S9(1)|0|C0",
        "charset=1140|PIC X(1)|'\u20ac'|9F",
        "pointerSize=8|POINTER|1|0000000000000001",
        "strings=true|PIC S9(3)V99|'-1.50'|F0F0F1F5D0",
        "numericSpaces=null|PIC 9(3)|null|404040",
        "numericLowValues=null|PIC S9(3) COMP-3|null|0000",
        "dbcsCharset=935|PIC G(2) DISPLAY-1|'\u738b\u3000'|57964040",
      })
  void optionChangesHowItIsRead(String option, String clauses, String value, String bytes) {
    int equals = option.indexOf('=');
    CodecOptions options = DEFAULTS.with(option.substring(0, equals), option.substring(equals + 1));
    bothWays(options, clauses, value, bytes);
  }

  @Test
  void asciiNegativeDigitsCanBe70To79() {
    CodecOptions options = DEFAULTS.with("charset", "US-ASCII").with("zonedSign", "ascii-0x70");
    bothWays(options, "PIC S9(3)", "-123", "313273");
    bothWays(options, "PIC S9(3)", "123", "313233");
  }

  @Test
  void everySignNibbleIsReadAndThePreferredOneIsWritten() {
    RecordCodec codec = codec("01  R.", "    05  F PIC S9(3) COMP-3.");
    for (String plus : new String[] {"123A", "123C", "123E", "123F"}) {
      assertThat(codec.decode(hex(plus)).get("F").intValue()).isEqualTo(123);
    }
    for (String minus : new String[] {"123B", "123D"}) {
      assertThat(codec.decode(hex(minus)).get("F").intValue()).isEqualTo(-123);
    }
  }

  @Test
  void unnormalizedHexadecimalFloatIsRead() {
    RecordCodec codec = codec("01  R.", "    05  F COMP-1.");
    assertThat(codec.decode(hex("42010000")).get("F").intValue()).isEqualTo(1);
    assertThat(codec.decode(hex("7FFFFFFF")).get("F").decimalValue().precision()).isEqualTo(76);
    assertThatThrownBy(() -> codec.encode(json("{'F':1E80}")))
        .hasMessageContaining("found a number beyond the field's range");
    assertThatThrownBy(() -> codec.encode(json("{'F':1.23456789012}")))
        .hasMessageContaining("found a number of more digits than the field keeps");
  }

  @Test
  void binaryBeyondThePictureIsRefusedBothWays() {
    RecordCodec codec = codec("01  R.", "    05  F PIC S9(4) COMP.");
    assertThatThrownBy(() -> codec.decode(hex("7FFF")))
        .hasMessage(
            "R.F at offset 0 (TEST.cpy:2): found a binary number beyond the picture's 4 digits,"
                + " expected what the picture allows; fix: check binaryEndian, or set"
                + " binaryRange=native if the core was compiled with TRUNC(BIN)");
    assertThatThrownBy(() -> codec.encode(json("{'F':10000}")))
        .hasMessageContaining("found a number of more than 4 digits");
  }
}
