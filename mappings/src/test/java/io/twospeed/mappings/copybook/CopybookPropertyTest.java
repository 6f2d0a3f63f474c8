package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Copybooks and data made at random; and any input at all. */
class CopybookPropertyTest {
  private static final RecordCodec CODEC =
      Copybooks.codec(
          CodecOptions.defaults()
              .with("discriminator", "K:1>A,K:2>B")
              .with("charset:M", "935")
              .with("numericSpaces", "null"),
          "01  R.",
          "    05  N PIC 9.",
          "    05  T OCCURS 0 TO 9 DEPENDING ON N.",
          "        10  K PIC X.",
          "        10  A PIC S9(3) COMP-3.",
          "        10  B REDEFINES A PIC X(2).",
          "    05  M PIC X(4).",
          "    05  E PIC ZZ9.",
          "    05  F COMP-1.",
          "    05  U PIC N(2).");

  @Property(tries = 150)
  void whatIsEncodedIsDecodedAgainAndHasItsLength(@ForAll long seed) {
    GeneratedCopybook generated = new GeneratedCopybook(seed);
    RecordCodec codec = Copybooks.codec(generated.lines());
    byte[] bytes = codec.encode(generated.value);
    assertThat(bytes).hasSize(generated.length);
    assertThat(codec.decode(bytes)).isEqualTo(generated.value);
  }

  @Property(tries = 2000)
  void anyBytesAreDecodedOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
    try {
      CODEC.decode(bytes);
    } catch (RecordException refused) {
      assertThat(refused).hasMessageStartingWith("R");
    }
  }

  @Property(tries = 300)
  void anyTextIsACopybookOrRefused(@ForAll @StringLength(max = 200) String text) {
    try {
      Copybooks.ofText(CodecOptions.defaults().with("sourceFormat", "free"), text);
    } catch (CopybookException refused) {
      assertThat(refused.findings()).isNotEmpty();
    }
  }

  @Property(tries = 700)
  void anyOrderOfCobolsWordsIsACopybookOrRefused(@ForAll @Size(max = 40) byte[] choice) {
    String[] words = {
      "01",
      "05",
      "10",
      "66",
      "77",
      "88",
      "A",
      "B",
      "FILLER",
      "PIC",
      "X(3)",
      "S9(4)V99",
      "ZZ9.99-",
      "N(2)",
      "PPP9",
      "COMP",
      "COMP-3",
      "COMP-1",
      "OCCURS",
      "3",
      "TO",
      "5",
      "DEPENDING",
      "ON",
      "REDEFINES",
      "RENAMES",
      "THRU",
      "VALUE",
      "'X'",
      "-1.5",
      "ZERO",
      "SPACES",
      "SYNC",
      "JUST",
      "BLANK WHEN ZERO",
      "SIGN LEADING SEPARATE",
      "COPY",
      "REPLACING",
      "==",
      "BY",
      "INDEXED BY",
      "X(999999999)",
      "99999999",
      "==A==",
      "'",
      ".\n",
      ".\n",
      ".\n",
      ".\n",
      ".\n",
      ". 05 C PIC X"
    };
    StringBuilder text = new StringBuilder("01 R.\n");
    for (byte b : choice) {
      text.append(' ').append(words[(b & 0xFF) % words.length]);
    }
    anyTextIsACopybookOrRefused(text.append(".\n").toString());
  }
}
