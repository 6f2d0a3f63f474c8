package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copybooks made to do harm: each is read or refused, in bounded time and memory. The time limit is
 * there for what would never end; what is bounded takes a small part of it on any machine.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCopybookTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();
  private static final CodecOptions FREE = DEFAULTS.with("sourceFormat", "free");
  private static final String TOO_LONG =
      "T.cpy:1: record R is longer than 134217727 bytes; expected at most that, every table at its"
          + " largest; fix: check OCCURS and PICTURE";

  @TempDir Path folder;

  @Test
  void tablesOfAHundredMillionThreeDeep() throws IOException {
    assertThat(
            refused(
                """
                01 R.
                 05 A OCCURS 99999999.
                  10 B OCCURS 99999999.
                   15 C OCCURS 99999999 PIC X(9).
                """))
        .containsExactly(TOO_LONG);
  }

  @Test
  void lengthsThatTogetherOverflowALong() throws IOException {
    StringBuilder text = new StringBuilder("01 R.\n");
    for (int i = 0; i < 2_000; i++) {
      text.append(" 05 G" + i + " OCCURS 99999999. 10 F PIC X(134217727).\n");
    }
    assertThat(refused(text.toString())).containsExactly(TOO_LONG);
  }

  @Test
  void aRecordWhoseLengthOverflowsAnInt() throws IOException {
    assertThat(refused("01 R.\n 05 A PIC X(134217727) OCCURS 32.\n 05 B PIC X.\n"))
        .containsExactly(TOO_LONG);
  }

  @Test
  void aTextOfAThousandMillionCharacters() throws IOException {
    assertThat(refused("01 R.\n 05 A PIC X(999999999).\n"))
        .containsExactly(
            "T.cpy:2: A: PICTURE X(999999999) is longer than 134217727 bytes; expected a picture of"
                + " X A 9 S V P N G, or an edited one; fix: check the picture string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9(99)", "S9(50)V9(49)", "9(20)P(20)"})
  void aNumberOfTooManyDigits(String picture) throws IOException {
    int digits = picture.contains("P") ? 40 : 99;
    assertThat(refused("01 R.\n 05 A PIC " + picture + ".\n"))
        .containsExactly(
            "T.cpy:2: A: PICTURE "
                + picture
                + " has "
                + digits
                + " digits, not 1 to 31; expected a picture of X A 9 S V P N G, or an edited one;"
                + " fix: check the picture string");
  }

  @Test
  void anEditedPictureThatManyWaysOfReadingFit() throws IOException {
    assertThat(refused("01 R.\n 05 A PIC B(490)0(490)9V9V.\n"))
        .singleElement()
        .asString()
        .endsWith(
            " is none that COBOL allows; expected a picture of X A 9 S V P N G, or an edited one;"
                + " fix: check the picture string");
  }

  @Test
  void levelsFortyNineDeepAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int level = 1; level < 49; level++) {
      text.append(level + " G" + level + ".\n");
    }
    Copybook copybook = read(FREE, text + "49 LEAF PIC X.\n");
    assertThat(copybook.codec("G1").decode(new byte[] {(byte) 0xC1}).findValue("LEAF").asText())
        .isEqualTo("A");
  }

  @Test
  void levelsThatFitNoOther() throws IOException {
    assertThat(refused("01 R.\n 10 A.\n  49 B PIC X.\n 05 C PIC X.\n 50 D PIC X.\n"))
        .containsExactly(
            "T.cpy:5: an entry starts with 50; expected a level number: 01 to 49, 66, 77 or 88; fix:"
                + " a copybook holds data description entries only; check the period before it",
            "T.cpy:4: level 5 of C fits no level above it; expected level 10, as the other items of"
                + " R; fix: correct the level number");
  }

  @Test
  void aHundredThousandLinesAreRead() throws IOException {
    StringBuilder text = new StringBuilder("01 R.\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(" 05 F" + i + " PIC X.\n");
    }
    assertThat(read(FREE, text.toString()).codec("R").mostLength()).isEqualTo(100_000);
  }

  @Test
  void aMillionLinesAreRefused() throws IOException {
    assertThat(refused("01 R.\n" + " 05 F PIC X.\n".repeat(1_000_000)))
        .contains(
            "T.cpy:200001: more than 200000 lines; expected at most that many lines in a file; fix:"
                + " part the copybook, and leave out what no record needs");
  }

  @Test
  void aLineOfMillionsOfWordsIsRefused() throws IOException {
    assertThat(refused("( ".repeat(8_000_000)))
        .contains(
            "T.cpy:0: more than 1000000 words, with all that it COPYs and replaces; expected at most"
                + " that many; fix: part the copybook, and look for a COPY that multiplies");
  }

  @Test
  void aFileOfTooManyBytesIsRefused() throws IOException {
    assertThat(refused(" ".repeat((16 << 20) + 1)))
        .containsExactly(
            "T.cpy:0: the copybook cannot be read; expected a text file of at most 16777216 bytes;"
                + " fix: check the path");
  }

  @Test
  void anEntryContinuedAHundredThousandTimesIsRead() throws IOException {
    StringBuilder text = new StringBuilder("       01  R.\n           05  F PIC X");
    text.append("\n      -     X".repeat(100_000)).append(".\n");
    assertThat(read(DEFAULTS, text.toString()).codec("R").mostLength()).isEqualTo(100_001);
  }

  @Test
  void aHundredThousandViewsRenamesAndRecordsAreRead() throws IOException {
    StringBuilder text = new StringBuilder("01 R.\n 05 F PIC X(4).\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(" 05 V" + i + " REDEFINES F PIC X(4).\n");
    }
    for (int i = 0; i < 30_000; i++) {
      text.append(" 66 N" + i + " RENAMES F.\n");
    }
    for (int i = 0; i < 30_000; i++) {
      text.append(" 77 S" + i + " PIC X.\n");
    }
    assertThat(read(FREE, text.toString()).records()).hasSize(30_001);
  }

  @Test
  void moreVariableTablesThanAnyRecordHas() throws IOException {
    StringBuilder text = new StringBuilder("01 R.\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(" 05 N" + i + " PIC 9. 05 T" + i + " PIC X OCCURS 0 TO 9 DEPENDING ON N" + i);
      text.append(".\n");
    }
    assertThat(refused(text.toString()))
        .containsExactly(
            "T.cpy:1002: more than 1000 tables with OCCURS DEPENDING ON; expected at most that many"
                + " in a copybook; fix: part the copybook, and leave out what no record needs");
  }

  @Test
  void fillersThatTogetherFillTheMemory() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("01 R" + i + ".\n 05 FILLER PIC X(134217727).\n");
    }
    assertThat(refused(text.toString()))
        .containsExactly(
            "T.cpy:2: FILLER and VALUE of the copybook take more than 67108864 bytes; expected at"
                + " most that many, FILLER in tables and VALUE on groups counted in full; fix: check"
                + " OCCURS and PICTURE of FILLER");
  }

  @Test
  void aValueHandedDownFortyNineLevels() throws IOException {
    StringBuilder text = new StringBuilder("01 G1 VALUE ALL 'AB'.\n");
    for (int level = 2; level < 49; level++) {
      text.append(level + " G" + level + ".\n");
    }
    assertThat(refused(text + "49 LEAF PIC X(60000000).\n"))
        .singleElement()
        .asString()
        .contains("FILLER and VALUE of the copybook take more than 67108864 bytes");
  }

  @Test
  void aCopyOfItself() throws IOException {
    assertThat(refused("01 R.\n COPY T.\n"))
        .containsExactly(
            "T.cpy:2: COPY T comes back to itself; expected copybooks that do not COPY one another"
                + " in a circle; fix: take one COPY of the circle out");
  }

  @Test
  void aCopyThatComesBackThroughASecondFile() throws IOException {
    file("B.cpy", " 05 A PIC X.\n COPY T.\n");
    assertThat(refused("01 R.\n COPY B.\n"))
        .containsExactly(
            "B.cpy:2: COPY T comes back to itself; expected copybooks that do not COPY one another"
                + " in a circle; fix: take one COPY of the circle out");
  }

  @Test
  void aCopyOfAFileThatIsNotThere() throws IOException {
    assertThat(refused("01 R.\n COPY NONE.\n COPY '../../etc/passwd'.\n"))
        .containsExactly(
            "T.cpy:2: COPY NONE: no such file; expected NONE or NONE.cpy beside the copybook; fix:"
                + " put the file beside the copybook",
            "T.cpy:3: COPY ../../etc/passwd: no such file; expected ../../etc/passwd or"
                + " ../../etc/passwd.cpy beside the copybook; fix: put the file beside the"
                + " copybook");
  }

  @Test
  void copiesOfNothingThatDoubleThirtyTimes() throws IOException {
    for (int i = 0; i < 30; i++) {
      file("C" + i + ".cpy", " COPY C" + (i + 1) + ".\n COPY C" + (i + 1) + ".\n");
    }
    file("C30.cpy", "*> nothing\n");
    assertThat(refused("01 R PIC X.\n COPY C0.\n"))
        .contains(
            "C29.cpy:0: more than 1000000 words, with all that it COPYs and replaces; expected at"
                + " most that many; fix: part the copybook, and look for a COPY that multiplies");
  }

  @Test
  void replacingThatDoublesTheTextThirtyTimes() throws IOException {
    String doubling = " REPLACING ==A== BY ==A A==.\n";
    for (int i = 0; i < 29; i++) {
      file("C" + i + ".cpy", " COPY C" + (i + 1) + doubling);
    }
    file("C29.cpy", " 05 A.\n");
    assertThat(refused("01 R.\n COPY C0.\n"))
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .contains("more than 1000000 words, with all that it COPYs and replaces"));
  }

  @Test
  void replacingThatMakesWordsOfMillionsOfCharacters() throws IOException {
    file("L.cpy", " 05 " + ":A".repeat(100_000) + " PIC X.\n");
    assertThat(refused("01 R.\n COPY L REPLACING ==:== BY ==BCDEFGH==.\n"))
        .anySatisfy(finding -> assertThat(finding).contains("more than 1000000 words"));
  }

  @Test
  void aLiteralThatIsNotClosed() throws IOException {
    assertThat(refused("01 R PIC X(9) VALUE 'ABC.\n"))
        .contains(
            "T.cpy:1: a literal is not closed; expected its closing ' before the end of the line;"
                + " fix: close it, or continue it on a line with - in column 7");
  }

  @Test
  void variableTablesOfAMillionNested() throws IOException {
    assertThat(
            refused(
                """
                01 R.
                 05 N PIC 9(6).
                 05 A OCCURS 0 TO 999999 DEPENDING ON N.
                  10 M PIC 9(6).
                  10 B OCCURS 0 TO 999999 DEPENDING ON M PIC X.
                """))
        .containsExactly(TOO_LONG);
  }

  @Test
  void aRedefinitionOfItself() throws IOException {
    assertThat(refused("01 R.\n 05 A REDEFINES A PIC X.\n"))
        .containsExactly(
            "T.cpy:2: A redefines A; expected the item just before it in its group; fix: name the"
                + " item just before, on the same level");
  }

  @Test
  void renamesBackwards() throws IOException {
    assertThat(refused("01 R.\n 05 A PIC X.\n 05 B PIC X.\n 66 C RENAMES B THRU A.\n"))
        .containsExactly(
            "T.cpy:4: C renames what is not there; expected items of the record above it, the"
                + " second after the first; fix: correct the names");
  }

  @Test
  void anEmptyFileAndOneOfComments() throws IOException {
    String nothing =
        "T.cpy:0: the copybook has no entries; expected data description entries; fix: check the"
            + " file";
    assertThat(refused("")).containsExactly(nothing);
    assertThat(refused("*> one\n\n*> two\n")).containsExactly(nothing);
  }

  @Test
  void whatIsNoText() throws IOException {
    byte[] bytes = new byte[70_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8) * 7);
    }
    Files.write(folder.resolve("T.cpy"), bytes);
    CopybookException refused =
        catchThrowableOfType(
            CopybookException.class, () -> Copybook.read(folder.resolve("T.cpy"), DEFAULTS));
    assertThat(refused.findings())
        .hasSizeLessThanOrEqualTo(100)
        .allMatch(each -> each.what().chars().allMatch(c -> c >= ' ' && c < 127));
  }

  @Test
  void aByteOrderMarkCarriageReturnsTabsAndAnEndOfFile() throws IOException {
    String text =
        "\ufeff       01  R.\r\n\t   05\tA\tPIC X(3).\r\n           05  B PIC 9.\r\n\u001a";
    RecordCodec codec = read(DEFAULTS, text).codec("R");
    assertThat(codec.names()).containsExactly("A", "B");
    assertThat(codec.mostLength()).isEqualTo(4);
  }

  @Test
  void aCounterOfEightBytesThatClaimsMoreThanALongHolds() throws IOException {
    String text = "01 R.\n 05 N PIC 9(18) COMP-5.\n 05 T PIC X OCCURS 0 TO 9 DEPENDING ON N.\n";
    for (String strings : List.of("true", "false")) {
      RecordCodec codec = read(FREE.with(Map.of("strings", strings)), text).codec("R");
      byte[] bytes = Copybooks.hex("FFFFFFFFFFFFFFFF");
      RecordException refused =
          catchThrowableOfType(RecordException.class, () -> codec.decode(bytes));
      assertThat(refused)
          .hasMessage(
              "R.T at offset 8 (T.cpy:3): found 9223372036854775807 occurrences, expected 0 to 9;"
                  + " fix: check N, and OCCURS in the copybook");
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Copybook read(CodecOptions options, String text) throws IOException {
    return Copybook.read(file("T.cpy", text), options);
  }

  /** The findings on a copybook in free format. */
  private List<String> refused(String text) throws IOException {
    Path file = file("T.cpy", text);
    CopybookException refused =
        catchThrowableOfType(CopybookException.class, () -> Copybook.read(file, FREE));
    return refused.findings().stream()
        .map(Finding::toString)
        .map(finding -> finding.replace(folder + "/", ""))
        .toList();
  }
}
