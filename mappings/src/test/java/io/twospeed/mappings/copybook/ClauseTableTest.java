package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.CopybookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The README's table of clauses, row by row: what it says is read, and refused, is. */
class ClauseTableTest {
  private static final CodecOptions OPTIONS =
      CodecOptions.defaults().with("sourceFormat", "free").with("dbcsCharset", "935");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /**
   * Entries of one row.
   *
   * @param row how the row starts
   * @param read entries that are read, each with the bytes of its record behind an arrow
   * @param refused entries that are refused, each with part of its message behind an arrow
   */
  private record Row(String row, List<String> read, List<String> refused) {
    @Override
    public String toString() {
      return row;
    }
  }

  private static Row read(String row, String... entries) {
    return new Row(row, List.of(entries), List.of());
  }

  private static Row refused(String row, String... entries) {
    return new Row(row, List.of(), List.of(entries));
  }

  private static Row both(String row, List<String> read, String... refused) {
    return new Row(row, read, List.of(refused));
  }

  static final List<Row> ROWS =
      List.of(
          read(
              "levels 01 to 49, 77",
              "05 F PIC X. 05 FILLER PIC X. 05 PIC X. 05 G. 49 H PIC X. => 4",
              "05 F PIC X. 77 S PIC X. => 1"),
          both(
              "66 RENAMES",
              List.of("05 F PIC X. 05 G PIC X. 66 H RENAMES F THRU G. 66 I RENAMES F. => 2"),
              "05 F PIC X. 66 H RENAMES NONE. => H renames what is not there"),
          both(
              "88 condition names",
              List.of(
                  "05 F PIC X. 88 C VALUE 'A' 'B'. 88 D VALUES ARE '0' THRU '9' 'X'. => 1",
                  "05 F PIC 9. 88 C VALUE 1 THROUGH 3 WHEN SET TO FALSE IS 9. => 1",
                  "05 F PIC 99. 88 C VALUES 1 2 3, 05 ZERO 10. 88 D VALUE 7. 05 G PIC X. => 3"),
              "05 F PIC 99. 88 C VALUES 1 2 05 G PIC X. => the entry of C has no period",
              "05 F PIC X. 88 C. => the entry of C has no value",
              "05 F PIC X. 88 C VALUE NONE. => the values of C hold NONE"),
          refused(
              "78, CONSTANT",
              "78 F VALUE 5. => an entry starts with 78",
              "05 F CONSTANT 5. => clause CONSTANT: write the value where it is used"),
          read(
              "PICTURE X A 9 S V P, N, G",
              "05 F PIC X(2)A9. => 4",
              "05 F PIC S9(29)V99. => 31",
              "05 F PIC 9(3)P(2). 05 G PICTURE IS VP9. => 4",
              "05 F PIC N(3). 05 G PIC G(2) DISPLAY-1. => 10"),
          read(
              "PICTURE edited: Z",
              "05 F PIC ZZ,ZZ9.99. 05 G PIC **9. 05 H PIC -$Z9B0/9. => 20",
              "05 F PIC +++9. 05 G PIC 9CR. 05 H PIC 9DB. 05 I PIC Z9V9. 05 J PIC 9-. => 15"),
          read("PICTURE alphanumeric-edited", "05 F PIC XXBX/X0. 05 G PIC NBN. => 13"),
          refused(
              "PICTURE edited against the rules",
              "05 F PIC ++$$. => PICTURE ++$$ is none that COBOL allows",
              "05 F PIC ZZ$. => PICTURE ZZ$ is none that COBOL allows",
              "05 F PIC B+9. => PICTURE B+9 is none that COBOL allows",
              "05 F PIC V++. => PICTURE V++ is none that COBOL allows",
              "05 F PIC Z+9CR. => is none that COBOL allows"),
          refused(
              "PICTURE of external floating point",
              "05 F PIC +9.9E+99. => is external floating point, which is not supported",
              "05 F PIC U(3). => PICTURE U(3) has the symbol U"),
          read(
              "USAGE DISPLAY, COMP to COMP-6",
              "05 F PIC 9(4) USAGE IS DISPLAY. 05 G PIC 9(4) COMP. 05 H PIC 9(9) BINARY. => 10",
              "05 F PIC 9(4) COMP-4. 05 G PIC 9(4) COMPUTATIONAL-5. 05 H PIC 9(3) COMP-6. => 6",
              "05 F PIC 9(4) PACKED-DECIMAL. 05 G PIC 9(5) COMP-3. => 6",
              "05 F COMP-1. 05 G COMP-2. 05 H PIC 9(2) NATIONAL. 05 I PIC G DISPLAY-1. => 18",
              "05 F INDEX. 05 G POINTER. 05 H POINTER-32. 05 I FUNCTION-POINTER. => 16",
              "05 F PROCEDURE-POINTER. => 8",
              "05 F COMP-3. 10 G PIC 9(3). 10 H PIC 9(5). => 5"),
          refused(
              "USAGE UTF-8, OBJECT REFERENCE",
              "05 F PIC X USAGE UTF-8. => USAGE UTF-8 is not supported",
              "05 F USAGE OBJECT REFERENCE. => USAGE OBJECT is not supported",
              "05 F PIC 9(4) COMP-X. => USAGE COMP-X is not supported",
              "05 F PIC 9(4) OCCURS 3 INDEXED BY I COMP-X. => USAGE COMP-X is not supported",
              "05 F PIC 9(4) USAGE COMP-N. => USAGE COMP-N is not supported",
              "05 F USAGE BINARY-LONG. => USAGE BINARY-LONG is not supported",
              "05 F FLOAT-SHORT. => USAGE FLOAT-SHORT is not supported",
              "05 F SIGNED-INT. => USAGE SIGNED-INT is not supported",
              "05 F PIC 1 BIT. => has the symbol 1",
              "05 F USAGE BIT. => USAGE BIT is not supported"),
          both(
              "SIGN LEADING",
              List.of(
                  "05 F PIC S9(3) SIGN LEADING. 05 G PIC S9 SIGN IS TRAILING. => 4",
                  "05 F PIC S9(3) LEADING SEPARATE CHARACTER. 05 G PIC S9 TRAILING SEPARATE. => 6",
                  "05 F SIGN LEADING SEPARATE. 10 G PIC S9. 10 H PIC 9. => 3"),
              "05 F PIC S9 SIGN MIDDLE. => SIGN IS MIDDLE",
              "05 F PIC 9 SIGN LEADING. => SIGN here"),
          read(
              "SYNCHRONIZED",
              "05 F PIC X. 05 G PIC 9(4) COMP SYNC. => 4",
              "05 F PIC X. 05 G PIC 9(18) COMP SYNCHRONIZED LEFT. => 12"),
          both(
              "JUSTIFIED",
              List.of("05 F PIC X(3) JUST. 05 G PIC A(3) JUSTIFIED RIGHT. => 6"),
              "05 F PIC 9 JUSTIFIED. => JUSTIFIED on a number or an edited item"),
          both(
              "BLANK WHEN ZERO",
              List.of("05 F PIC 9(3) BLANK WHEN ZERO. 05 G PIC Z9 BLANK ZEROES. => 5"),
              "05 F PIC X BLANK WHEN ZERO. => BLANK WHEN ZERO here"),
          both(
              "OCCURS, DEPENDING ON",
              List.of(
                  "05 F PIC X OCCURS 3 TIMES ASCENDING KEY IS F INDEXED BY I J. => 3",
                  "05 N PIC 9. 05 F OCCURS 1 TO 3 DEPENDING ON N. 10 G PIC X(2) OCCURS 2. => 13"),
              "05 N PIC 9. 05 F PIC X OCCURS 1 TO UNBOUNDED DEPENDING ON N."
                  + " => OCCURS ... TO UNBOUNDED is not supported",
              "05 F PIC X OCCURS 5 DEPENDING ON NONE. => F depends on NONE, which is not there"),
          read(
              "OCCURS on FILLER",
              "05 FILLER OCCURS 2. 10 F PIC X(2). => 4",
              "05 N PIC 9. 05 FILLER OCCURS 0 TO 4 DEPENDING ON N PIC X. => 5"),
          read(
              "a counter, or the field that says",
              "05 A PIC X(3). 05 B REDEFINES A. 10 N PIC 9."
                  + " 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N. => 6"),
          both(
              "REDEFINES",
              List.of("05 F PIC X(2). 05 G REDEFINES F PIC X(4). 05 H PIC X. => 5"),
              "05 F PIC X OCCURS 2. 05 G REDEFINES F PIC X(2). => G redefines a table"),
          both(
              "VALUE",
              List.of(
                  "05 F PIC X(2) VALUE 'AB'. 05 G PIC 9(2) VALUE IS ZERO. => 4",
                  "05 F VALUE ALL 'AB'. 10 G PIC X(3). => 3"),
              "05 N PIC 9. 05 F VALUE 'A'. 10 G PIC X OCCURS 0 TO 3 DEPENDING ON N."
                  + " => VALUE of F, which holds a variable table",
              "05 F PIC X VALUE 'AB'. => VALUE of F is text of more than 1 bytes",
              "05 F PIC 9 VALUE 'A'. => VALUE of F is text for a number"),
          both(
              "GROUP-USAGE NATIONAL",
              List.of("05 F GROUP-USAGE IS NATIONAL. 10 G PIC N(2). => 4"),
              "05 F GROUP-USAGE UTF-8. => GROUP-USAGE UTF-8 is not supported"),
          read(
              "EXTERNAL, GLOBAL, VOLATILE",
              "05 F PIC X EXTERNAL. 05 G PIC X IS GLOBAL VOLATILE. => 2"),
          refused(
              "DYNAMIC LENGTH, TYPE",
              "05 F PIC X DYNAMIC LENGTH. => clause DYNAMIC LENGTH: the item's bytes do not lie in"
                  + " the record",
              "05 F TYPE T. => clause TYPE: ",
              "05 F PIC X TYPEDEF. => clause TYPEDEF: ",
              "05 F SAME AS G. => clause SAME AS: ",
              "05 F LIKE G. => clause LIKE: ",
              "05 F PIC X ANY LENGTH. => clause ANY LENGTH: ",
              "05 F PIC X BASED. => clause BASED: ",
              "05 F PIC X PROPERTY. => clause PROPERTY: ",
              "05 F PIC X ALIGNED. => clause ALIGNED: ",
              "05 F PIC X DATE FORMAT YYYY. => clause DATE FORMAT: "),
          read(
              "the same words, and CONSTANT",
              "05 TYPE PIC X. 05 LIKE. 10 BASED PIC X(2). 05 CONSTANT OCCURS 2 PIC 9. => 5"),
          both(
              "a name twice in a group",
              List.of(
                  "05 F PIC X. 05 F PIC X(2). => 3",
                  "05 G. 10 N PIC 9. 05 H. 10 N PIC 9. 10 T PIC X OCCURS 1 TO 3 DEPENDING ON N OF G."
                      + " => 5"),
              "05 N PIC 9. 05 N PIC 9. 05 T PIC X OCCURS 1 TO 3 DEPENDING ON N."
                  + " => T depends on N, of which the record has several"),
          refused(
              "COPY with REPLACING",
              "COPY NONE REPLACING LEADING ==A== BY ==B== TRAILING ==C== BY ==D==."
                  + " => COPY NONE: no such file"),
          both(
              "EJECT, SKIP1",
              List.of("EJECT SKIP1 SKIP2. SKIP3 TITLE 'T'. 05 F PIC X. => 1"),
              "REPLACE ==A== BY ==B==. => an entry starts with REPLACE"),
          read(
              "debugging lines",
              "\n>>SOURCE FORMAT FIXED\n      D05 F PIC X.\n       05 G PIC X. => 1"),
          both(
              "EXEC SQL ... END-EXEC",
              List.of(
                  "EXEC SQL DECLARE T TABLE (A CHAR(1) NOT NULL) END-EXEC. 05 F PIC X. => 1",
                  "EXEC SQL BEGIN DECLARE SECTION END-EXEC. 05 F PIC X. => 1"),
              "EXEC SQL SELECT A FROM T END-EXEC. => EXEC SQL that declares nothing"),
          read(
              "text past column 72",
              "\n>>SOURCE FORMAT FIXED\n           05 F PIC X(1)"
                  + " ".repeat(42)
                  + ".         26.10.94\n           05 G PIC X.                   => 2"),
          refused("any other word", "05 F PIC X NOISE. => the entry of F holds NOISE"));

  @ParameterizedTest
  @FieldSource("ROWS")
  void eachEntryIsReadWithItsBytesOrRefusedWithItsMessage(Row row) {
    for (String entry : row.read) {
      String[] parts = entry.split(" => ", -1);
      Copybook copybook = Copybooks.ofText(OPTIONS, "01 R. " + parts[0] + "\n");
      assertThat(copybook.codec("R").mostLength()).as(entry).isEqualTo(Integer.parseInt(parts[1]));
    }
    for (String entry : row.refused) {
      String[] parts = entry.split(" => ", -1);
      assertThat(refusals(parts[0]))
          .as(entry)
          .anySatisfy(what -> assertThat(what).contains(parts[1]));
    }
  }

  @Test
  void theTableHasARowForEachAndEachMessageInItIsSeen() throws IOException {
    List<String> table = table();
    assertThat(table).hasSameSizeAs(ROWS);
    for (int i = 0; i < table.size(); i++) {
      String[] columns = table.get(i).split("\\|", -1);
      Row row = ROWS.get(i);
      assertThat(columns[1].strip()).startsWith(row.row);
      List<String> seen = new ArrayList<>(DECODING);
      row.refused.forEach(entry -> seen.addAll(refusals(entry.split(" => ", -1)[0])));
      for (Matcher quoted = QUOTED.matcher(columns[2]); quoted.find(); ) {
        String message = quoted.group(1);
        assertThat(seen).as(row.row).anySatisfy(what -> assertThat(what).contains(message));
      }
    }
  }

  /** A message about one record, which ViewsInTablesTest sees. */
  private static final List<String> DECODING =
      List.of("it lies in a view the record does not have");

  private static List<String> refusals(String entries) {
    try {
      Copybooks.ofText(OPTIONS, "01 R. " + entries + "\n");
      return List.of();
    } catch (CopybookException e) {
      return e.findings().stream().map(Finding::what).toList();
    }
  }

  private static List<String> table() throws IOException {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      inside = line.startsWith("### ") ? line.startsWith("### Every clause") : inside;
      if (inside && line.startsWith("| ") && !line.startsWith("| clause")) {
        rows.add(line);
      }
    }
    return rows;
  }
}
