package io.twospeed.mappings.copybook.record;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.Copybooks;
import io.twospeed.mappings.copybook.GeneratedCopybook;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Records that end before their layout does. */
class ShortRecordTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();
  private static final CodecOptions OMIT = DEFAULTS.with("trailingFields", "omit");
  private static final String[] VIEWS = {
    "01  R.",
    "    05  T PIC X.",
    "    05  A PIC X(10).",
    "    05  B REDEFINES A.",
    "        10  B1 PIC X(4).",
    "    05  C REDEFINES A.",
    "        10  C1 PIC X(2).",
    "        10  C2 PIC S9(3) COMP-3."
  };

  private static void refused(RecordCodec codec, String bytes, String message) {
    assertThatThrownBy(() -> codec.decode(hex(bytes)))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aRecordMayEndBehindTheViewItHas() {
    RecordCodec codec = codec(DEFAULTS.with("discriminator", "T:A>A,T:B>B,T:C>C"), VIEWS);
    JsonNode four = json("{'T':'B','B':{'B1':'WXYZ'}}");
    assertThat(codec.decode(hex("C2 E6E7E8E9"))).isEqualTo(four);
    assertThat(codec.decode(hex("C2 E6E7E8E9 4040"))).isEqualTo(four);
    assertThat(codec.decode(hex("C2 E6E7E8E9 404040404040"))).isEqualTo(four);
    assertThat(codec.decode(hex("C3 E6E7 123D")))
        .isEqualTo(json("{'T':'C','C':{'C1':'WX','C2':-123}}"));
    refused(
        codec, "C1 E6E7E8E9", "R.A at offset 1 (TEST.cpy:3): found the end of the record after 4");
    refused(
        codec, "C2 E6E7E8", "R.B.B1 at offset 1 (TEST.cpy:5): found the end of the record after 3");
    refused(
        codec,
        "C3 E6E7 12",
        "R.C.C2 at offset 3 (TEST.cpy:8): found the end of the record after 1");
    assertThat(codec.leastLength()).isEqualTo(5);
    assertThat(codec.mostLength()).isEqualTo(11);
  }

  @Test
  void aViewWithSomethingBehindItTakesTheRoomOfTheLongest() {
    List<String> lines = new ArrayList<>(Arrays.asList(VIEWS));
    lines.add("    05  LAST-ONE PIC X.");
    RecordCodec codec = codec(DEFAULTS.with("view:A", "B"), lines.toArray(new String[0]));
    refused(codec, "C2 E6E7E8E9", "R.LAST-ONE at offset 5");
    refused(codec, "C2 E6E7E8E9 404040404040", "R.LAST-ONE at offset 11");
    assertThat(codec.decode(hex("C2 E6E7E8E9 404040404040 F1")).path("LAST-ONE").textValue())
        .isEqualTo("1");
    assertThat(codec.leastLength()).isEqualTo(12);
  }

  @Test
  void trailingFieldsMayBeMissingWhereThatIsSaid() {
    String[] copybook = {
      "01  R.",
      "    05  A PIC X(2).",
      "    05  G.",
      "        10  B PIC 9(2).",
      "        10  C PIC S9(3) COMP-3.",
      "    05  FILLER PIC X(3).",
      "    05  D PIC X OCCURS 2.",
      "    05  N PIC 9.",
      "    05  E OCCURS 0 TO 2 DEPENDING ON N.",
      "        10  F PIC X."
    };
    RecordCodec omit = codec(OMIT, copybook);
    String whole = "C1C2 F1F2 123C 404040 E7E8 F1 E9";
    String all = "'A':'AB','G':{'B':12,'C':123},'D':['X','Y'],'N':1,'E':[{'F':'Z'}]}";
    assertThat(omit.decode(hex(whole))).isEqualTo(json("{" + all));
    String[][] short_ = {
      {"C1C2", "{'A':'AB'}"},
      {"C1C2 F1F2", "{'A':'AB','G':{'B':12}}"},
      {"C1C2 F1F2 123C", "{'A':'AB','G':{'B':12,'C':123}}"},
      {"C1C2 F1F2 123C 40", "{'A':'AB','G':{'B':12,'C':123}}"},
      {"C1C2 F1F2 123C 404040 E7", "{'A':'AB','G':{'B':12,'C':123},'D':['X']}"},
      {"C1C2 F1F2 123C 404040 E7E8", "{'A':'AB','G':{'B':12,'C':123},'D':['X','Y']}"},
    };
    for (String[] each : short_) {
      assertThat(omit.decode(hex(each[0]))).isEqualTo(json(each[1]));
    }
    refused(omit, "", "R.A at offset 0");
    refused(omit, "C1", "R.A at offset 0 (TEST.cpy:2): found the end of the record after 1 bytes");
    refused(omit, "C1C2 F1F2 12", "R.G.C at offset 4");
    // The counter says that there is one.
    refused(omit, "C1C2 F1F2 123C 404040 E7E8 F1", "R.E at offset 12");
    refused(codec(copybook), "C1C2 F1F2 123C", "found the end of the record after 0 bytes");
  }

  @Test
  void theLastOfSeveralRecordsMayEndInAShorterView() {
    RecordStream stream =
        Copybooks.of(
            DEFAULTS.with("discriminator", "T:A>A,T:B>B,T:C>C").with("trailingBytes", "ignore"),
            VIEWS)
            .stream();
    String first = "C1" + "C1".repeat(10);
    assertThat(stream.decode(hex(first + "C2E6E7E8E9"))).hasSize(2);
    assertThat(stream.decode(hex(first + "C2E6E7"))).hasSize(1);
  }

  /** What a record that is cut anywhere still has is what the whole one has there, or nothing. */
  @Property(tries = 100)
  void whatIsReadOfACutRecordIsTheBeginningOfTheWholeOne(@ForAll long seed) {
    GeneratedCopybook generated = new GeneratedCopybook(seed);
    RecordCodec strict = codec(DEFAULTS, generated.lines());
    RecordCodec omit = codec(OMIT, generated.lines());
    byte[] whole = strict.encode(generated.value);
    List<String> values = leaves(generated.value);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> strict.decode(cut)).isInstanceOf(RecordException.class);
      beginning(() -> omit.decode(cut), values);
      beginning(() -> strict.decodeRefusal(cut), values);
    }
  }

  private static void beginning(Supplier<ObjectNode> cut, List<String> values) {
    ObjectNode read;
    try {
      read = cut.get();
    } catch (RecordException refused) {
      return;
    }
    assertThat(values).startsWith(leaves(read).toArray(new String[0]));
  }

  private static List<String> leaves(JsonNode node) {
    if (!node.isContainerNode()) {
      return List.of(node.toString());
    }
    List<String> leaves = new ArrayList<>();
    node.forEach(each -> leaves.addAll(leaves(each)));
    return leaves;
  }
}
