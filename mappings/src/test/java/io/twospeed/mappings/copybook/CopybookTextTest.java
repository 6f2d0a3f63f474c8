package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copybook text: formats, COPY, and every refusal with its place. */
class CopybookTextTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  private static List<Finding> findings(String text) {
    try {
      Copybooks.ofText(DEFAULTS, text);
      return List.of();
    } catch (CopybookException e) {
      return e.findings();
    }
  }

  @Test
  void fixedFormatHasSequenceNumbersCommentsAndContinuation() {
    Copybook copybook =
        Copybooks.ofText(
            DEFAULTS,
            """
            000100* A COMMENT                                                       IDENT001
            000200/ ANOTHER
            000300 01  REC.                                                         IDENT002
            000400     05  A
            000500         PIC X(3)
            000600         VALUE 'A'.
            000700D    05  DEBUGGED PIC X.
            000800     05  LONG-NA
            000900-        ME PIC 9(2).
            001000     05  LIT PIC X(60) VALUE 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHI
            001100-    'OP'.
            """);
    assertThat(copybook.codec("REC").names()).containsExactly("A", "LONG-NAME", "LIT");
    assertThat(copybook.codec("REC").mostLength()).isEqualTo(65);
  }

  @Test
  void freeFormatMayStartAnywhere() {
    Copybook copybook =
        Copybooks.ofText(
            DEFAULTS.with("sourceFormat", "free"),
            "01 rec. *> the record\n  05 a pic x(3). 05 b pic 9(2)v99 usage comp-3.\n");
    assertThat(copybook.records()).containsExactly("rec");
    assertThat(copybook.codec("REC").mostLength()).isEqualTo(6);
  }

  @Test
  void copyReplacesWordsAndPartsOfWords(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("inner.cpy"),
        "           10  :TAG:-NAME PIC X(LEN).\n           10  OLD-Y PIC X.\n");
    Files.writeString(
        folder.resolve("MAIN.cpy"),
        """
               01  REC.
                   05  G1.
                   COPY INNER REPLACING ==:TAG:== BY ==CUST== LEN BY 4
                        LEADING ==OLD== BY ==NEW==.
                   05  G2.
                   COPY 'inner.cpy' REPLACING ==:TAG:== BY ==ACCT==
                ==LEN== BY ==2==.
        """);
    RecordCodec codec = Copybook.read(folder.resolve("MAIN.cpy"), DEFAULTS).codec("REC");
    assertThat(codec.names())
        .containsExactly("G1", "CUST-NAME", "NEW-Y", "G2", "ACCT-NAME", "OLD-Y");
    assertThat(codec.mostLength()).isEqualTo(8);
  }

  @Test
  void copyInACircleAndMissingFilesAreFindings(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("A.cpy"), "       01  R.\n       COPY A.\n       COPY NONE.\n");
    assertThatThrownBy(() -> Copybook.read(folder.resolve("A.cpy"), DEFAULTS))
        .isInstanceOf(CopybookException.class)
        .hasMessageContaining("A.cpy:2: COPY A comes back to itself")
        .hasMessageContaining("A.cpy:3: COPY NONE: no such file; expected NONE or NONE.cpy");
  }

  @Test
  void textPastColumn72IsSaidRatherThanGuessed() {
    String line = "           05  A                                                PIC X(10).";
    assertThat(line.length()).isGreaterThan(72);
    assertThat(findings("       01  R.\n" + line + "\n"))
        .anySatisfy(
            finding -> {
              assertThat(finding.line()).isEqualTo(2);
              assertThat(finding.what()).contains("text past column 72 is cut");
            });
  }

  @Test
  void allFindingsComeAtOnceWithTheirLines() {
    List<Finding> found =
        findings(
            """
                   01  R.
                       05  A PIC Q.
                       05  B PIC X(5) DYNAMIC LENGTH.
                       05  C PIC 9(32).
                       05  D PIC X
                       05  E PIC X.
            """);
    assertThat(found).extracting(Finding::line).contains(2, 3, 4, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05 F PIC X DYNAMIC LENGTH.|clause DYNAMIC LENGTH: the item's bytes do not lie in the record",
        "05 F TYPE T.|clause TYPE: write the clauses of the type in its place",
        "05 F PIC X TYPEDEF.|clause TYPEDEF: write the clauses where the type is used",
        "05 F SAME AS G.|clause SAME AS: write the clauses of the other item",
        "05 F PIC X ANY LENGTH.|clause ANY LENGTH: a record's item has a length of its own",
        "05 F PIC X BASED.|clause BASED: the item's bytes do not lie in the record",
        "05 F CONSTANT 5.|clause CONSTANT: write the value where it is used",
        "05 F PIC X PROPERTY.|clause PROPERTY: it belongs to classes, not to records",
        "05 F PIC X ALIGNED.|clause ALIGNED: bit items are not supported",
        "05 F OBJECT REFERENCE.|clause OBJECT REFERENCE: it means nothing outside its program",
        "05 F USAGE OBJECT REFERENCE.|USAGE OBJECT is not supported",
        "05 F PIC X DATE FORMAT YYYY.|clause DATE FORMAT: windowed dates are not supported",
        "05 F RENAMES G.|clause RENAMES: it takes level 66",
        "05 F PIC X USAGE UTF-8.|USAGE UTF-8 is not supported",
        "05 F PIC U(3).|PICTURE U(3) has the symbol U",
        "05 F PIC ++$$.|PICTURE ++$$ is none that COBOL allows",
        "05 F PIC ZZ$.|PICTURE ZZ$ is none that COBOL allows",
        "05 F PIC B+9.|PICTURE B+9 is none that COBOL allows",
        "05 F PIC V++.|PICTURE V++ is none that COBOL allows",
        "05 F PIC +9.9E+99.|is external floating point, which is not supported",
        "05 F PIC X OCCURS 1 TO UNBOUNDED DEPENDING ON N.|OCCURS ... TO UNBOUNDED is not supported",
        "05 F PIC X GROUP-USAGE UTF-8.|GROUP-USAGE UTF-8 is not supported",
        "78 F VALUE 5.|an entry starts with 78",
        "05 F PIC X NOISE.|the entry of F holds NOISE",
        "05 F.|no PICTURE and no item below it",
        "05 F PIC X COMP-3.|USAGE PACKED with a PICTURE that is not numeric",
        "05 F PIC 9(19) COMP.|binary of 19 digits",
        "05 F PIC S9 COMP-6.|COMP-6 with a sign",
        "05 F PIC 9 SIGN LEADING.|SIGN here",
        "05 F PIC 9 JUSTIFIED.|JUSTIFIED on a number or an edited item",
        "05 F PIC X BLANK WHEN ZERO.|BLANK WHEN ZERO here",
        "05 F REDEFINES NONE PIC X.|F redefines NONE",
        "05 F PIC X OCCURS 5 DEPENDING ON NONE.|F depends on NONE, which is not there",
        "05 F PIC 9 VALUE 'A'.|VALUE of F is text for a number",
        "05 F PIC X VALUE 'AB'.|VALUE of F is text of more than 1 bytes",
        "05 F PIC 9 PIC 9.|the entry of F has PIC twice",
        "05 F PIC G.|F is DBCS, and no double-byte code page is known",
      })
  void whatIsNotSupportedIsRefusedByName(String entry, String message) {
    assertThat(findings("       01  R.\n           " + entry + "\n"))
        .extracting(Finding::what)
        .anySatisfy(what -> assertThat(what).contains(message));
  }

  @Test
  void optionsThatMeetNothingAreRefused() {
    assertThatThrownBy(() -> Copybooks.of(DEFAULTS.with("charset:NONE", "935"), "01  R PIC X."))
        .hasMessageContaining("option charset:NONE meets no field of the copybook");
    assertThatThrownBy(() -> Copybooks.of(DEFAULTS.with("view:A", "B"), "01  R PIC X."))
        .hasMessageContaining("option view:A meets nothing in the copybook");
    assertThatThrownBy(() -> Copybooks.of(DEFAULTS.with("zonedSign", "ascii-0x70"), "01  R PIC X."))
        .hasMessageContaining("option zonedSign=ascii-0x70 with charset=IBM037");
    assertThatThrownBy(() -> DEFAULTS.with("charst", "037"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown option charst: expected one of charset,");
    assertThatThrownBy(() -> DEFAULTS.with("odoSlide", "maybe"))
        .hasMessage("option odoSlide=maybe: expected true|false");
  }
}
