package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.copybook.diff.FieldChange;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a change of a copybook asks, as request and as reply: each by its whole line. */
class CopybookDiffTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();
  private static final CodecOptions LENIENT = DEFAULTS.with("trailingBytes", "ignore");
  private static final CodecOptions INITIALIZED = DEFAULTS.with("missingFields", "initialize");

  private static List<String> diff(CodecOptions options, String before, String after) {
    List<RecordChanges> records = CopybookDiff.between(read(options, before), read(options, after));
    List<String> lines = new ArrayList<>();
    for (RecordChanges record : records) {
      record.changes().forEach(each -> lines.add(line(record, each)));
      lines.add(word(record, Direction.REQUEST) + " " + word(record, Direction.REPLY));
    }
    return lines;
  }

  private static List<String> diff(String before, String after) {
    return diff(DEFAULTS, before, after);
  }

  private static String line(RecordChanges record, FieldChange change) {
    return "%s: %s | %s | %s, %s | %s"
        .formatted(
            change.path().isEmpty() ? record.name() : change.path(),
            change.before(),
            change.after(),
            word(change.in(Direction.REQUEST)),
            word(change.in(Direction.REPLY)),
            String.join("; ", change.reasons()));
  }

  private static String word(Compatibility compatibility) {
    return compatibility.name().toLowerCase(Locale.ROOT);
  }

  private static String word(RecordChanges record, Direction direction) {
    return word(record.in(direction));
  }

  private static Copybook read(CodecOptions options, String entries) {
    return Copybooks.of(options, ("01 R. " + entries).split("(?<=\\.) (?=\\d\\d )", -1));
  }

  @Test
  void theSameIsCompatible() {
    String same = "05 A PIC X(4). 05 FILLER PIC X(4). 05 B PIC 9(4).";
    assertThat(diff(same, same)).containsExactly("compatible compatible");
    assertThat(diff(same, "05 A pic XXXX. 05 FILLER PIC XX. 05 FILLER PIC XX. 05 B PIC 9(04)."))
        .containsExactly("compatible compatible");
  }

  @Test
  void aFieldThatGrowsMovesWhatFollows() {
    assertThat(diff("05 A PIC X(4). 05 B PIC X.", "05 A PIC X(6). 05 B PIC X."))
        .containsExactly(
            "R: 5 bytes | 7 bytes | cut_over, cut_over | length by +2",
            "A: X(4) at 0 | X(6) at 0 | cut_over, cut_over | length 4 to 6 bytes",
            "B: X at 4 | X at 6 | cut_over, cut_over | moved by +2",
            "cut_over cut_over");
  }

  @Test
  void aFieldThatShrinksMayRefuseWhatARequestHeldBefore() {
    assertThat(diff("05 A PIC X(4).", "05 A PIC X(3). 05 FILLER PIC X."))
        .containsExactly(
            "A: X(4) at 0 | X(3) at 0 | breaks, cut_over | length 4 to 3 bytes", "breaks cut_over");
  }

  @Test
  void textThatGrowsIntoFillerIsStillWrittenAsItWas() {
    assertThat(diff("05 A PIC X(3). 05 FILLER PIC X(2).", "05 A PIC X(5)."))
        .containsExactly(
            "A: X(3) at 0 | X(5) at 0 | compatible, cut_over | length 3 to 5 bytes",
            "compatible cut_over");
  }

  @Test
  void aReplyThatGrowsAtItsEndIsReadWhereTrailingBytesAreIgnored() {
    String before = "05 A PIC X.";
    String after = "05 A PIC X. 05 B PIC 9.";
    assertThat(diff(before, after))
        .containsExactly(
            "R: 1 bytes | 2 bytes | cut_over, cut_over | length by +1",
            "B:  | 9 at 1 | breaks, cut_over | added at the end: a request must give it",
            "breaks cut_over");
    assertThat(diff(LENIENT, before, after)).last().isEqualTo("breaks compatible");
    assertThat(diff(INITIALIZED, before, after)).last().isEqualTo("cut_over cut_over");
    assertThat(diff(before, "05 A PIC X. 05 B PIC 9 VALUE 1."))
        .last()
        .isEqualTo("cut_over cut_over");
  }

  @Test
  void fieldsOutOfFillerLeaveTheBytesAsTheyAre() {
    assertThat(diff("05 A PIC X. 05 FILLER PIC X(4).", "05 A PIC X. 05 B PIC X(4)."))
        .containsExactly(
            "B: FILLER | X(4) at 1 | compatible, compatible | added in what was FILLER: a request"
                + " must give it",
            "compatible compatible");
    assertThat(diff("05 A PIC X. 05 FILLER PIC X(4).", "05 A PIC X. 05 B PIC 9(4)."))
        .containsExactly(
            "B: FILLER | 9(4) at 1 | breaks, compatible | added in what was FILLER: a request must"
                + " give it; the FILLER we send is no value of it",
            "breaks compatible");
  }

  @Test
  void fieldsThatBecomeFillerLeaveTheBytesAsTheyAre() {
    assertThat(diff("05 A PIC X. 05 B PIC X(4).", "05 A PIC X. 05 FILLER PIC X(4)."))
        .containsExactly(
            "B: X(4) at 1 | FILLER | compatible, compatible | removed: its bytes are FILLER and may"
                + " hold anything",
            "compatible compatible");
    assertThat(diff("05 A PIC X. 05 B PIC 9(4).", "05 A PIC X. 05 FILLER PIC X(4)."))
        .last()
        .isEqualTo("compatible breaks");
  }

  @Test
  void whatIsRemovedWithItsBytesBreaksTheMappingsThatNameIt() {
    RecordChanges changes =
        CopybookDiff.between(
                read(DEFAULTS, "05 A PIC X. 05 B PIC X."), read(DEFAULTS, "05 A PIC X."))
            .get(0);
    assertThat(changes.in(Direction.REPLY)).isEqualTo(Compatibility.BREAKS);
    assertThat(changes.in(Direction.REPLY, name -> name.equals("A")))
        .isEqualTo(Compatibility.CUT_OVER);
  }

  @Test
  void aMappingThatNamesTheOldNameIsBrokenByARenamedFieldThatMoves() {
    RecordChanges changes =
        CopybookDiff.between(
                read(DEFAULTS, "05 A PIC X. 05 B PIC 9."),
                read(DEFAULTS, "05 A PIC XX. 05 C PIC 9."))
            .get(0);
    assertThat(changes.in(Direction.REPLY, name -> name.equals("B")))
        .isEqualTo(Compatibility.BREAKS);
    assertThat(changes.in(Direction.REPLY, name -> name.equals("A")))
        .isEqualTo(Compatibility.CUT_OVER);
  }

  @Test
  void aNameInOtherCaseIsAnotherNameToAMappingAndToTheDiff() {
    assertThat(diff("05 AVAIL-BAL PIC 9.", "05 Avail-Bal PIC 9."))
        .containsExactly(
            "Avail-Bal: 9 at 0 | 9 at 0 | compatible, compatible | renamed from AVAIL-BAL",
            "compatible compatible");
    assertThat(diff("05 A PIC X. 05 B PIC 9.", "05 A PIC XX. 05 b PIC 9."))
        .contains("b: 9 at 1 | 9 at 2 | breaks, breaks | renamed from B; moved by +1")
        .last()
        .isEqualTo("breaks breaks");
    assertThat(diff("05 G. 10 A PIC X. 05 A PIC X.", "05 g. 10 A PIC X. 05 A PIC X."))
        .containsExactly(
            "g: group at 0 | group at 0 | compatible, compatible | renamed from G",
            "g.A: X at 0 | X at 0 | compatible, compatible | was G.A",
            "compatible compatible");
    assertThat(
            CopybookDiff.between(
                Copybooks.of("01 REC. ", "    05 A PIC X."),
                Copybooks.of("01 Rec.", "    05 A PIC X.")))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.changes())
                    .extracting(change -> change.reasons().get(0))
                    .containsExactly("record renamed from REC"));
  }

  @Test
  void justifiedThatComesOrGoesIsAChangeOfTheBytes() {
    assertThat(diff("05 A PIC X(4) JUST.", "05 A PIC X(4)."))
        .containsExactly(
            "A: X(4) JUSTIFIED at 0 | X(4) at 0 | cut_over, cut_over | JUSTIFIED removed",
            "cut_over cut_over");
    assertThat(diff("05 A PIC A(4).", "05 A PIC X(4) JUSTIFIED RIGHT."))
        .last()
        .isEqualTo("cut_over cut_over");
    assertThat(diff("05 A PIC N(4) JUST.", "05 A PIC N(4).")).last().isEqualTo("cut_over cut_over");
  }

  @Test
  void aNewNameAtTheSameBytesIsForMappingsToFollow() {
    assertThat(diff("05 A PIC X. 05 B PIC 9.", "05 A PIC X. 05 C PIC 9."))
        .containsExactly(
            "C: 9 at 1 | 9 at 1 | compatible, compatible | renamed from B",
            "compatible compatible");
    assertThat(diff("05 A PIC X. 05 B PIC 9.", "05 A PIC XX. 05 C PIC 9."))
        .contains("C: 9 at 1 | 9 at 2 | breaks, breaks | renamed from B; moved by +1")
        .last()
        .isEqualTo("breaks breaks");
    assertThat(diff("05 G. 10 A PIC X. 10 B PIC 9.", "05 H. 10 A PIC X. 10 B PIC 9."))
        .contains("H: group at 0 | group at 0 | compatible, compatible | renamed from G")
        .last()
        .isEqualTo("compatible compatible");
    assertThat(diff("05 A PIC X. 05 B PIC 9.", "05 A PIC X. 05 G. 10 B PIC 9."))
        .containsExactly(
            "G.B: 9 at 1 | 9 at 1 | compatible, compatible | was B", "compatible compatible");
  }

  @Test
  void numbersAreJudgedByWhatTheOtherSideMayWrite() {
    assertThat(kind("S9(4) COMP-3", "S9(5) COMP-3"))
        .isEqualTo("compatible, cut_over | digits 4 to 5");
    assertThat(kind("S9(5) COMP-3", "S9(4) COMP-3"))
        .isEqualTo("breaks, compatible | digits 5 to 4");
    assertThat(kind("9(5) COMP-3", "S9(5) COMP-3")).isEqualTo("compatible, cut_over | sign added");
    assertThat(kind("S9(5) COMP-3", "9(5) COMP-3")).isEqualTo("breaks, compatible | sign removed");
    assertThat(kind("S9(5)V99 COMP-3", "S9(4)V9(3) COMP-3"))
        .isEqualTo("breaks, cut_over | scale 2 to 3");
    assertThat(kind("S9(4)V9 COMP-3", "S9(4) COMP-3"))
        .isEqualTo("breaks, cut_over | scale 1 to 0; digits 5 to 4");
    assertThat(kind("9(4) COMP", "S9(4) COMP")).isEqualTo("compatible, cut_over | sign added");
    assertThat(kind("9(4) COMP", "9(4) COMP-5"))
        .isEqualTo("compatible, cut_over | usage COMP to COMP-5");
    assertThat(kind("9(2)", "9(3) COMP"))
        .isEqualTo("cut_over, cut_over | usage DISPLAY to COMP; digits 2 to 3");
    assertThat(kind("9(4)", "X(4)")).isEqualTo("compatible, breaks | number to text");
    assertThat(kind("X(4)", "9(4)")).isEqualTo("breaks, compatible | text to number");
    assertThat(kind("9(4)", "9(4) BLANK WHEN ZERO"))
        .isEqualTo("compatible, cut_over | BLANK WHEN ZERO added");
    assertThat(kind("S9(4)", "S9(4) SIGN LEADING")).isEqualTo("cut_over, cut_over | SIGN changed");
    assertThat(kind("X(4)", "A(4)"))
        .isEqualTo("compatible, compatible | alphanumeric to alphabetic");
    assertThat(kind("Z(3)9", "ZZ99")).isEqualTo("cut_over, cut_over | picture changed");
  }

  private static String kind(String before, String after) {
    String line = diff("05 A PIC " + before + ".", "05 A PIC " + after + ".").get(0);
    return line.split(" \\| ", 3)[2];
  }

  @Test
  void tablesAreJudgedByTheirBounds() {
    String table = "05 N PIC 9(4). 05 T PIC X(2) OCCURS %s TIMES DEPENDING ON N. 05 Z PIC X.";
    assertThat(diff(table.formatted("0 TO 5"), table.formatted("0 TO 9")))
        .containsExactly(
            "T: XX OCCURS 0 TO 5 at 4 | XX OCCURS 0 TO 9 at 4 | compatible, cut_over | OCCURS 0"
                + " TO 5 to OCCURS 0 TO 9",
            "compatible cut_over");
    assertThat(diff(table.formatted("0 TO 9"), table.formatted("1 TO 5")))
        .last()
        .isEqualTo("breaks compatible");
    assertThat(
            diff(
                DEFAULTS.with("odoSlide", "false"),
                table.formatted("0 TO 5"),
                table.formatted("0 TO 9")))
        .contains("Z: X at 14 | X at 22 | cut_over, cut_over | moved by +8");
    assertThat(diff("05 T PIC X OCCURS 3.", "05 T PIC X OCCURS 4."))
        .last()
        .isEqualTo("breaks cut_over");
    assertThat(diff("05 T PIC X.", "05 T PIC X OCCURS 1.")).last().isEqualTo("breaks breaks");
    assertThat(
            diff(
                "05 N PIC 9. 05 M PIC 9. 05 T PIC X OCCURS 0 TO 5 DEPENDING ON N.",
                "05 N PIC 9. 05 M PIC 9. 05 T PIC X OCCURS 0 TO 5 DEPENDING ON M."))
        .first()
        .asString()
        .endsWith("| cut_over, cut_over | counted by M, was N");
  }

  @Test
  void whatLiesInATableIsPlacedInItsOccurrence() {
    assertThat(
            diff(
                "05 T OCCURS 2. 10 A PIC X. 10 B PIC X. 05 Z PIC X.",
                "05 T OCCURS 2. 10 A PIC XX. 10 B PIC X. 05 Z PIC X."))
        .containsExactly(
            "R: 5 bytes | 7 bytes | cut_over, cut_over | length by +2",
            "T: group OCCURS 2 at 0 | group OCCURS 2 at 0 | cut_over, cut_over | each occurrence 2"
                + " bytes to 3 bytes",
            "T[].A: X at 0 | XX at 0 | cut_over, cut_over | length 1 to 2 bytes",
            "T[].B: X at 1 | X at 2 | cut_over, cut_over | moved by +1",
            "Z: X at 4 | X at 6 | cut_over, cut_over | moved by +2",
            "cut_over cut_over");
  }

  @Test
  void anotherViewBreaksOnlyWhereARuleMustNameIt() {
    String before = "05 K PIC X. 05 A PIC XX. 05 B REDEFINES A PIC 99.";
    String after = before + " 05 C REDEFINES A PIC 9V9.";
    assertThat(diff(before, after))
        .containsExactly(
            "C:  | 9V9 at 1 | compatible, compatible | another view of A", "compatible compatible");
    assertThat(diff(DEFAULTS.with("discriminator", "K:1>A,K:2>B"), before, after))
        .containsExactly(
            "C:  | 9V9 at 1 | compatible, breaks | another view of A: a discriminator rule must"
                + " name it",
            "compatible breaks");
    assertThat(diff(after, before)).last().isEqualTo("breaks compatible");
  }

  @Test
  void valuesAndConditionNamesAreTold() {
    assertThat(
            diff(
                "05 A PIC X VALUE 'A'. 88 OPEN VALUE 'O'.",
                "05 A PIC X VALUE 'B'. 88 OPEN VALUE 'O'. 88 SHUT VALUE 'S'."))
        .containsExactly(
            "A: X at 0 | X at 0 | compatible, compatible | 88 SHUT 'S' added; VALUE changed, for"
                + " what a request leaves out",
            "compatible compatible");
  }

  @Test
  void aDateThatIsSplitKeepsItsCharacters() {
    assertThat(diff("05 D PIC 9(8).", "05 D. 10 Y PIC 9(4). 10 M PIC 99. 10 DD PIC 99."))
        .contains("D: 9(8) at 0 | group at 0 | compatible, compatible | split into fields");
  }

  @Test
  void recordsComeAndGo() {
    List<RecordChanges> records =
        CopybookDiff.between(
            Copybooks.of("01 A. 05 X PIC X.", "01 B. 05 X PIC X."),
            Copybooks.of("01 A. 05 X PIC X.", "01 C. 05 X PIC X."));
    assertThat(records)
        .extracting(each -> each.name() + " " + each.in(Direction.REPLY))
        .containsExactly("A COMPATIBLE", "B BREAKS", "C COMPATIBLE");
  }

  /** A copybook and itself differ in nothing. */
  @Property(tries = 100)
  void aCopybookIsCompatibleWithItself(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    String[] lines = new GeneratedCopybook(seed).lines();
    assertThat(CopybookDiff.between(Copybooks.of(lines), Copybooks.of(lines)))
        .allSatisfy(each -> assertThat(each.changes()).isEmpty());
  }

  /** One change is found; and where it is called compatible, the bytes say so too. */
  @Property(tries = 400)
  void oneChangeIsFoundAndJudgedAsTheBytesDo(
      @ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    GeneratedCopybook generated = new GeneratedCopybook(seed);
    String[] changed = changed(generated.lines(), new Random(seed + 1));
    CodecOptions options = LENIENT.with("missingFields", "initialize");
    Copybook before = Copybooks.of(options, generated.lines());
    Copybook after = Copybooks.of(options, changed);
    RecordChanges changes = CopybookDiff.between(before, after).get(0);
    String[] texts = {String.join("\n", generated.lines()), String.join("\n", changed)};
    assertThat(changes.changes()).as("%s\n%s", (Object[]) texts).isNotEmpty();
    byte[] bytes = before.codec("REC").encode(generated.value);
    if (changes.in(Direction.REQUEST) == Compatibility.COMPATIBLE) {
      agree(generated.value, after.codec("REC").decode(bytes), String.join("\n", texts));
    }
    if (changes.in(Direction.REPLY) == Compatibility.COMPATIBLE) {
      JsonNode written = decoded(after, bytes);
      if (written != null) {
        byte[] sent = after.codec("REC").encode(written);
        agree(written, before.codec("REC").decode(sent), String.join("\n", texts));
      }
    }
  }

  private static @org.jspecify.annotations.Nullable JsonNode decoded(
      Copybook copybook, byte[] bytes) {
    try {
      return copybook.codec("REC").decode(bytes);
    } catch (RecordException e) {
      return null;
    }
  }

  /** What both have by the same name, and as the same kind, is the same. */
  private static void agree(JsonNode one, JsonNode other, String texts) {
    if (one.isObject() && other.isObject()) {
      for (Map.Entry<String, JsonNode> field : one.properties()) {
        if (other.has(field.getKey())) {
          agree(field.getValue(), other.get(field.getKey()), texts);
        }
      }
    } else if (one.isArray() && other.isArray()) {
      assertThat(other.size()).as(texts).isEqualTo(one.size());
      for (int i = 0; i < one.size(); i++) {
        agree(one.get(i), other.get(i), texts);
      }
    } else if (one.isNumber() && other.isNumber()) {
      assertThat(other.decimalValue()).as(texts).isEqualByComparingTo(one.decimalValue());
    } else if (one.isTextual() && other.isTextual()) {
      assertThat(other.textValue().stripTrailing())
          .as(texts)
          .isEqualTo(one.textValue().stripTrailing());
    }
  }

  /** One line of code changed, left out, or put in. */
  private static String[] changed(String[] lines, Random random) {
    List<String> fields = new ArrayList<>();
    for (String line : lines) {
      if (line.contains(" PIC ") && !line.contains(" N-")) {
        fields.add(line);
      }
    }
    String line = fields.get(random.nextInt(fields.size()));
    List<String> changed = new ArrayList<>(List.of(lines));
    int at = changed.indexOf(line);
    String name = line.strip().split(" +", -1)[1];
    switch (random.nextInt(6)) {
      case 0 -> changed.set(at, line.replace(name + " ", "NEW-NAME "));
      case 1 -> changed.set(at, line.replace(name + " ", "FILLER "));
      case 2 -> changed.add(at, line.replace(name + " ", "NEW-FIELD "));
      case 3 -> changed.add(at + 1, line.replaceFirst(name + " PIC .*", "NEW-FIELD PIC X(3)."));
      case 4 -> changed.set(at, line.replaceFirst("PIC .*", "PIC X(21)."));
      default ->
          changed.set(
              at,
              line.contains("X(")
                  ? line.replaceFirst("PIC .*", "PIC S9(19) COMP-3.")
                  : line.contains("PIC S9") && !line.contains("SIGN")
                      ? line.replace("PIC S9", "PIC 9")
                      : line.replaceFirst("PIC .*", "PIC X(22)."));
    }
    return changed.toArray(String[]::new);
  }
}
