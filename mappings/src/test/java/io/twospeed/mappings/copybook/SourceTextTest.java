package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.CopybookException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copybooks as core teams keep them: columns, tabs, EBCDIC, what DB2 writes before a record. */
class SourceTextTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  @TempDir Path folder;

  private static String line(String code, String past) {
    return "      " + " " + String.format("%-65s", code) + past + "\n";
  }

  private Copybook read(CodecOptions options, byte[] bytes) throws IOException {
    return Copybook.read(Files.write(folder.resolve("TEST.cpy"), bytes), options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "26.10.94", "REL 2.1", "CR12345.", ".", "ÄÖÜäöüß", "'", "\"", "(C) 1994", "$ABC", ">>X",
        "*>", "==", "00000100", "X", "      .", "A, B; C.", "\u0000\u0001", "-", "*", "99 99",
        "REPLACE.", "26.10.94 CHANGED BY THE TEAM, SEE CR12345."
      })
  void whatStandsInColumns73To80IsNotRead(String past) {
    String text =
        line("01  R.", past)
            + line("    05  A PIC X(10).", past)
            + line("", past)
            + line("    05  B PIC X(5) VALUE", past)
            + line("        'ABCDE'.", past);
    Copybook copybook = Copybooks.ofText(DEFAULTS, text);
    assertThat(copybook.codec("R").mostLength()).isEqualTo(15);
    assertThat(copybook.warnings()).isEmpty();
  }

  @Test
  void whatLooksLikeCutCodeIsAWarningWithItsLine() {
    Copybook copybook =
        Copybooks.ofText(
            DEFAULTS,
            line("01  R.", "")
                + line("    05  A PIC X(10).", "VALUE 'A")
                + line("    05  B" + " ".repeat(40) + "PIC X(12)", "0).")
                + line("    .", "PIC X.")
                + line("    05  C PIC S9(5).", " 05 D"));
    assertThat(copybook.warnings()).extracting(Finding::line).containsExactly(2, 4, 5);
    assertThat(copybook.warnings().get(0).toString())
        .endsWith(
            "TEST.cpy:2: text past column 72 is cut and looks like code; expected code in columns 8"
                + " to 72; what comes after them is not read; fix: move the text to a line of its"
                + " own, or set sourceFormat=free or tabWidth");
  }

  @Test
  void whatCutCodeBreaksIsToldWithTheWarning() {
    String text =
        line("01  R.", "")
            + line("    05  A" + " ".repeat(48) + "PIC X(10", "0).")
            + line("    05  B PIC X.", "");
    assertThatThrownBy(() -> Copybooks.ofText(DEFAULTS, text))
        .isInstanceOfSatisfying(
            CopybookException.class,
            e -> {
              assertThat(e.findings()).hasSizeGreaterThan(1);
              assertThat(e.findings().get(e.findings().size() - 1).what())
                  .isEqualTo("text past column 72 is cut and looks like code");
            });
  }

  @ParameterizedTest
  @CsvSource({"8,'\t01 R.\n\t   05 A PIC X(3).\n'", "4,'\t\t01 R.\n\t\t\t05 A PIC X(3).\n'"})
  void tabsAreAsWideAsTheOptionSays(String width, String text) {
    Copybook copybook = Copybooks.ofText(DEFAULTS.with("tabWidth", width), text);
    assertThat(copybook.codec("R").mostLength()).isEqualTo(3);
  }

  @Test
  void aTabWidthMakesCodeEndBeforeColumn73() {
    String text = "\t\t01 R.\n" + "\t".repeat(12) + "05 A PIC\tX(3).\n";
    assertThatThrownBy(() -> Copybooks.ofText(DEFAULTS, text))
        .isInstanceOf(CopybookException.class);
    assertThat(Copybooks.ofText(DEFAULTS.with("tabWidth", "4"), text).records())
        .containsExactly("R");
    assertThatThrownBy(() -> DEFAULTS.with("tabWidth", "0"))
        .hasMessage("option tabWidth=0: expected a number of columns from 1 to 99");
  }

  @ParameterizedTest
  @CsvSource({"IBM037,21", "IBM037,37", "273,21", "IBM1047,37", "1141,21", "IBM037,0", "273,0"})
  void ebcdicSourcesHaveLineEndsOrRecordsOf80(String charset, int end) throws IOException {
    CodecOptions options = DEFAULTS.with("sourceCharset", charset);
    Charset page =
        Charset.forName(
            charset.startsWith("IBM")
                ? charset
                : charset.length() == 3 ? "IBM" + charset : "IBM0" + charset);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String code :
        List.of("01  R.", "    05  STRASSE PIC X(10).", "* KÖLN", "    05  B PIC 9(3)V99.")) {
      String line = code.startsWith("*") ? "      " + code : "       " + code;
      bytes.writeBytes(String.format("%-72s26.10.94", line).getBytes(page));
      if (end > 0) {
        bytes.write(end);
      }
    }
    Copybook copybook = read(options, bytes.toByteArray());
    assertThat(copybook.codec("R").names()).containsExactly("STRASSE", "B");
    assertThat(copybook.codec("R").mostLength()).isEqualTo(15);
    assertThatThrownBy(() -> read(DEFAULTS, bytes.toByteArray()))
        .isInstanceOf(CopybookException.class);
  }

  @Test
  void doubleByteTextTakesItsBytesOfTheColumns() throws IOException {
    Charset page = Charset.forName("x-IBM935");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(String.format("%-72s%-8s", "       01  R.", "00000100").getBytes(page));
    String literal = "           05  A PIC X(8) VALUE '王王'.";
    byte[] second = literal.getBytes(page);
    bytes.writeBytes(second);
    bytes.writeBytes(" ".repeat(72 - second.length).getBytes(page));
    bytes.writeBytes("PIC 9(5)".getBytes(page));
    Copybook copybook =
        read(DEFAULTS.with("sourceCharset", "935").with("charset", "935"), bytes.toByteArray());
    assertThat(copybook.codec("R").mostLength()).isEqualTo(8);
    assertThat(copybook.warnings()).extracting(Finding::line).containsExactly(2);
  }

  @Test
  void recordsOf80ThatWereConvertedHaveNoLineEnds() throws IOException {
    String text =
        String.format("%-80s%-72s26.10.94", "       01  R.", "           05  A PIC X(3).");
    assertThat(read(DEFAULTS, text.getBytes(StandardCharsets.US_ASCII)).codec("R").mostLength())
        .isEqualTo(3);
  }

  @Test
  void aSourceCharsetThatThereIsNoneIsRefused() {
    assertThatThrownBy(() -> DEFAULTS.with("sourceCharset", "none"))
        .hasMessage(
            "option sourceCharset=none: expected a CCSID such as 1047, or a charset name such as"
                + " IBM1047");
  }

  @Test
  void whatDb2DeclaresBeforeARecordHasNoBytes() throws IOException {
    Files.writeString(folder.resolve("OTHER.cpy"), "       01  S.\n           05  B PIC X(2).\n");
    String text =
        """
              ******************************************************************
              * DCLGEN TABLE(CORE.ACCOUNT)                                     *
              ******************************************************************
                   EXEC SQL DECLARE CORE.ACCOUNT TABLE
                   ( ACCT_NO                        CHAR(12) NOT NULL,
                     "BALANCE"                      DECIMAL(15, 2) NOT NULL,
                     OPENED                         DATE
                   ) END-EXEC.
                   EXEC SQL BEGIN DECLARE SECTION END-EXEC.
               01  DCLACCOUNT.
                   10 ACCT-NO              PIC X(12).
                   10 BALANCE              PIC S9(13)V9(2) USAGE COMP-3.
                   10 NARRATIVE.
                      49 NARRATIVE-LEN     PIC S9(4) USAGE COMP.
                      49 NARRATIVE-TEXT    PIC X(30).
                   exec sql end declare section end-exec
                   EXEC SQL INCLUDE OTHER END-EXEC.
        """;
    Copybook copybook = read(DEFAULTS, text.getBytes(StandardCharsets.US_ASCII));
    assertThat(copybook.records()).containsExactly("DCLACCOUNT", "S");
    assertThat(copybook.codec("DCLACCOUNT").mostLength()).isEqualTo(52);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXEC SQL DECLARE T TABLE (A CHAR(1)).|EXEC SQL is not ended",
        "EXEC SQL SELECT A FROM T END-EXEC.|EXEC SQL that declares nothing",
        "EXEC SQL INCLUDE SQLCA END-EXEC.|COPY SQLCA: no such file",
        "EXEC CICS RETURN END-EXEC.|an entry starts with EXEC"
      })
  void whatElseIsExecutedIsRefused(String statement, String message) {
    assertThatThrownBy(() -> Copybooks.of("01  R.", "    05  A PIC X.", statement))
        .isInstanceOf(CopybookException.class)
        .hasMessageContaining(message);
  }
}
