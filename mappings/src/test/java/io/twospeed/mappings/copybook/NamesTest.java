package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.record.FieldDescription;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import io.twospeed.mappings.copybook.source.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data names: those that are there twice, those that are clauses elsewhere, and references. */
class NamesTest {
  @TempDir Path folder;

  private static void bothWays(RecordCodec codec, String json, String bytes) {
    JsonNode value = json(json);
    assertThat(codec.decode(hex(bytes))).isEqualTo(value);
    assertThat(hex(codec.encode(value))).isEqualTo(bytes.replace(" ", ""));
  }

  @Test
  void aNameMayBeThereTwiceInAGroup() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  A PIC X.",
            "    05  G.",
            "        10  A PIC X.",
            "    05  a PIC 9.",
            "    05  FILLER.",
            "        10  A PIC X.",
            "        10  G PIC X.",
            "    05  FILLER OCCURS 2.",
            "        10  A PIC X.",
            "    05  B PIC X(2).",
            "    05  A REDEFINES B.",
            "        10  A PIC X.");
    bothWays(
        codec,
        "{'A':'1','G':{'A':'2'},'a(2)':3,'A(3)':'4','G(2)':'5','A(4)':['6','7'],'B':'89'}",
        "F1 F2 F3 F4 F5 F6F7 F8F9");
    assertThat(codec.fields()).containsExactly("A", "G.A", "a(2)", "A(3)", "G(2)", "B");
    assertThat(codec.names()).contains("A", "a(2)", "A(3)", "A(4)", "A(5)", "G(2)");
    assertThat(codec.describe()).extracting(FieldDescription::name).contains("A(4)");
    assertThatThrownBy(() -> codec.encode(json("{'A':'1','A(9)':'2'}")))
        .hasMessageContaining("no value, expected a value");
  }

  @Test
  void theCounterOfATableWhoseNameIsThereTwiceIsLeftOutAllTheSame() {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  N PIC 9.",
            "    05  T PIC X.",
            "    05  T PIC X OCCURS 0 TO 3 DEPENDING ON N.");
    assertThat(hex(codec.encode(json("{'T':'A','T(2)':['B','C']}")))).isEqualTo("F2C1C2C3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05 G. 10 N PIC 9. 05 H. 10 N PIC 9. 10 T PIC X OCCURS 0 TO 3 DEPENDING ON N.|N",
        "05 N PIC 9. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N.|N",
        "05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N. 05 G. 10 N PIC X.|N",
        "05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N. 05 N. 10 B PIC X.|N",
        "05 A. 10 G. 15 N PIC 9. 05 B. 10 G. 15 N PIC 9."
            + " 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N OF G.|N OF G"
      })
  void aCounterOfWhoseNameThereAreSeveralIsRefused(String entries, String name) {
    assertThatThrownBy(() -> read(entries))
        .isInstanceOf(CopybookException.class)
        .hasMessageContaining("T depends on " + name + ", of which the record has several")
        .hasMessageContaining(
            "expected a name that is there once, or qualified by OF its groups until it is;"
                + " fix: qualify the name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05 G. 10 N PIC 9. 05 H. 10 N PIC 9. 10 T PIC X OCCURS 0 TO 3 DEPENDING ON N OF H.",
        "05 G. 10 N PIC 9. 05 H. 10 N PIC 9. 10 T PIC X OCCURS 0 TO 3 DEPENDING ON N IN G OF R.",
        "05 N PIC 9. 05 G. 10 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N OF R.",
        "05 A PIC X. 05 A PIC X. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N."
      })
  void aCounterThatIsQualifiedIsFound(String entries) {
    assertThat(read(entries).codec("R").item().variable()).isTrue();
  }

  private static Copybook read(String entries) {
    List<String> lines = new ArrayList<>(List.of("01  R."));
    for (String entry : entries.split("(?<=\\.) ", -1)) {
      lines.add("    " + entry);
    }
    return Copybooks.of(lines.toArray(new String[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TYPE",
        "LIKE",
        "PROPERTY",
        "BASED",
        "ALIGNED",
        "CONSTANT",
        "TYPEDEF",
        "ANY",
        "DYNAMIC",
        "SAME",
        "OBJECT",
        "type",
        "Based"
      })
  void aWordThatIsAClauseElsewhereMayBeAName(String word) {
    RecordCodec codec =
        codec(
            "01  R.",
            "    05  HEAD.",
            "        10  " + word + " PIC 9.",
            "            88  " + word + "-ON VALUE 1.",
            "    05  T OCCURS 0 TO 3 DEPENDING ON " + word + " OF HEAD PIC X.",
            "    05  G.",
            "        10  " + word + " COMP-3 PIC S9(3).",
            "    05  H REDEFINES G PIC X(2).",
            "    05  I.",
            "        10  " + word + ".",
            "            15  A PIC X.");
    String read = "{'HEAD':{'W':1},'T':['T'],'G':{'W':123},'I':{'W':{'A':'A'}}}";
    assertThat(codec.decode(hex("F1 E3 123C C1"))).isEqualTo(json(read.replace("W", word)));
  }

  @Test
  void theSameWordsAreClausesWhereSomethingElseFollows() {
    assertThatThrownBy(() -> Copybooks.of("01  R.", "    05  TYPE T."))
        .hasMessageContaining("clause TYPE: write the clauses of the type in its place");
    assertThatThrownBy(() -> Copybooks.of("01  R.", "    05  A PIC X BASED."))
        .hasMessageContaining("clause BASED: ");
    assertThatThrownBy(() -> Copybooks.of("01  R.", "    05  CONSTANT 5."))
        .hasMessageContaining("clause CONSTANT: ");
    assertThat(codec("01  R.", "    05  PIC X.", "    05  OCCURS 2 PIC X.").mostLength())
        .isEqualTo(3);
  }

  /** Whatever of our clauses' words a compiler takes for a name is one; where it is installed. */
  @ParameterizedTest
  @ValueSource(strings = {"ibm-strict", "mvs-strict"})
  void whatACompilerTakesForANameIsOne(String dialect) throws Exception {
    assumeTrue(installed(), "GnuCOBOL is not installed: cobc");
    int taken = 0;
    for (String word : new TreeSet<>(Keywords.CLAUSE_STARTS)) {
      for (String entry : List.of("05 " + word + " PIC X.", "05 " + word + ". 10 A PIC X.")) {
        if (compiles(dialect, "01 R. " + entry)) {
          taken++;
          assertThat(read(entry).codec("R").mostLength()).as(entry).isEqualTo(1);
        }
      }
    }
    assertThat(taken).isGreaterThan(10);
  }

  /** A counter's reference is refused where the compiler finds it ambiguous, and only there. */
  @Test
  void whatACompilerFindsAmbiguousIsRefused() throws Exception {
    assumeTrue(installed(), "GnuCOBOL is not installed: cobc");
    long seed = 20261130;
    Random random = new Random(seed);
    int ambiguous = 0;
    for (int i = 0; i < 40; i++) {
      String entries = entries(random);
      boolean compiles = compiles("ibm-strict", "01 R. " + entries);
      ambiguous += compiles ? 0 : 1;
      assertThat(reads(entries)).as("seed " + seed + ": " + entries).isEqualTo(compiles);
    }
    assertThat(ambiguous).isBetween(5, 35);
  }

  private static String entries(Random random) {
    StringBuilder entries = new StringBuilder("05 A. 10 N PIC 9. ");
    entries.append(
        random.nextBoolean() ? "05 B. 10 N PIC 9. 10 C. 15 N PIC 9. " : "05 B. 10 C PIC X. ");
    entries.append(random.nextInt(4) == 0 ? "05 M PIC 9. 05 M PIC X. " : "05 M PIC 9. ");
    String[] references = {"N", "N OF A", "N OF B", "N OF C", "M", "N OF C OF B", "N IN A OF R"};
    String reference = references[random.nextInt(references.length)];
    return entries + "05 T PIC X OCCURS 1 TO 3 DEPENDING ON " + reference + ".";
  }

  private static boolean reads(String entries) {
    try {
      return read(entries) != null;
    } catch (CopybookException refused) {
      return false;
    }
  }

  private boolean compiles(String dialect, String entries) throws Exception {
    List<String> lines =
        List.of(
            "IDENTIFICATION DIVISION.",
            "PROGRAM-ID. T.",
            "DATA DIVISION.",
            "WORKING-STORAGE SECTION.",
            entries,
            "PROCEDURE DIVISION.",
            "STOP RUN.");
    Files.write(folder.resolve("t.cob"), lines);
    Process process =
        new ProcessBuilder("cobc", "-fsyntax-only", "-free", "-std=" + dialect, "t.cob")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0;
  }

  private static boolean installed() {
    try {
      Process process = new ProcessBuilder("cobc", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
