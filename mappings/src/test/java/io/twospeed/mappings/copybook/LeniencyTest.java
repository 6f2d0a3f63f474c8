package io.twospeed.mappings.copybook;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.record.RecordStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cores write against the rules, each taken where its option says so and nowhere else. */
class LeniencyTest {
  private static final CodecOptions DEFAULTS = CodecOptions.defaults();

  /** Of one item F: refused by default, and of its value where the option is set. */
  @ParameterizedTest
  @CsvSource({
    "PIC 9(3),F1F2C3,unsignedSign=plus,123",
    "PIC 9(3),F1F2A3,unsignedSign=plus,123",
    "PIC 9(3),F1F2C3,unsignedSign=ignore,123",
    "PIC 9(3),F1F2D3,unsignedSign=ignore,123",
    "PIC 9(2)V9,F1F2D3,unsignedSign:F=ignore,12.3",
    "PIC 9(20),F1F2F3F4F5F6F7F8F9F0F1F2F3F4F5F6F7F8F9C0,unsignedSign=plus,12345678901234567890",
    "PIC 9(3) COMP-3,123D,unsignedSign=ignore,123",
    "PIC 9(19) COMP-3,1234567890123456789D,unsignedSign=ignore,1234567890123456789",
    "PIC S9(4) COMP-3,91234C,packedSpare=ignore,1234",
    "PIC S9(4) COMP-3,F1234D,packedSpare=ignore,-1234",
    "PIC S9(2)V99 COMP-3,91234C,packedSpare=ignore,12.34",
    "PIC 9(18) COMP-3,9123456789012345678F,packedSpare=ignore,123456789012345678",
    "PIC S9(20) COMP-3,912345678901234567890C,packedSpare=ignore,12345678901234567890",
    "PIC 9(3) COMP-6,9123,packedSpare=ignore,123",
    "PIC ZZ9,000000,numericLowValues=null,null",
    "PIC ZZ9.99-,00000000000000,numericLowValues:F=null,null",
    "PIC ZZ9 BLANK WHEN ZERO,000000,numericLowValues=null,null",
    "PIC 9(3) BLANK WHEN ZERO,000000,numericLowValues=null,null",
    "PIC 9(2) NATIONAL,00200020,numericSpaces=null,null",
    "PIC ZZ9,404040,numericSpaces:R=null,null"
  })
  void whatAnOptionAllowsIsReadAndOtherwiseRefused(
      String clauses, String bytes, String option, String value) {
    String entry = "    05  F " + clauses + ".";
    assertThatThrownBy(() -> codec("01  R.", entry).decode(hex(bytes)))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("R.F at offset ");
    RecordCodec lenient = codec(set(option), "01  R.", entry);
    JsonNode read = lenient.decode(hex(bytes));
    assertThat(read).isEqualTo(json("{'F':" + value + "}"));
    byte[] written = lenient.encode(read);
    assertThat(lenient.decode(written)).isEqualTo(read);
    if (!value.equals("null")) {
      // What is sent is by the rules.
      assertThat(codec("01  R.", entry).decode(written)).isEqualTo(read);
    } else {
      assertThat(written).isEqualTo(hex(bytes));
    }
  }

  private static CodecOptions set(String option) {
    int equals = option.indexOf('=');
    return DEFAULTS.with(option.substring(0, equals), option.substring(equals + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "PIC 9(3),F1F2D3,unsignedSign=plus",
    "PIC 9(3),F1C2F3,unsignedSign=ignore",
    "PIC 9(3) COMP-3,123D,unsignedSign=plus",
    "PIC S9(3) COMP-3,F23C,packedSpare=ignore",
    "PIC S9(4) COMP-3,0A234C,packedSpare=ignore",
    "PIC ZZ9,000040,numericLowValues=null",
    "PIC ZZ9,000000,numericSpaces=null"
  })
  void whatAnOptionDoesNotMeanIsRefusedStill(String clauses, String bytes, String option) {
    RecordCodec lenient = codec(set(option), "01  R.", "    05  F " + clauses + ".");
    assertThatThrownBy(() -> lenient.decode(hex(bytes))).isInstanceOf(RecordException.class);
  }

  @Test
  void aLeniencyMayBeOfOneFieldOrOfAGroup() {
    RecordCodec codec =
        codec(
            DEFAULTS
                .with("edited:A", "text")
                .with("numericSpaces:G", "null")
                .with("numericSpaces:D", "refuse"),
            "01  R.",
            "    05  A PIC ZZ9.",
            "    05  B PIC ZZ9.",
            "    05  G.",
            "        10  C PIC 9.",
            "        10  D PIC 9.");
    assertThat(codec.decode(hex("C1C2C3 4040F1 40 F1")))
        .isEqualTo(json("{'A':'ABC','B':1,'G':{'C':null,'D':1}}"));
    assertThatThrownBy(() -> codec.decode(hex("C1C2C3 C1C2C3 40 F1")))
        .hasMessageContaining("R.B at offset 3");
    assertThatThrownBy(() -> codec.decode(hex("C1C2C3 4040F1 40 40")))
        .hasMessageContaining("R.G.D at offset 7");
    assertThatThrownBy(() -> Copybooks.of(DEFAULTS.with("edited:NONE", "text"), "01  R PIC X."))
        .hasMessageContaining("option edited:NONE meets no field of the copybook");
    assertThatThrownBy(() -> DEFAULTS.with("padding:F", "low-values"))
        .hasMessage("option padding:F takes no field name");
  }

  @Test
  void lowValuesAreThePaddingOfADiscriminatorWhereThatIsSaid() {
    String[] copybook = {
      "01  R.", "    05  K PIC X(4).", "    05  A PIC X(2).", "    05  B REDEFINES A PIC 9(2)."
    };
    CodecOptions ruled = DEFAULTS.with("discriminator", "K:AA>A,K:BB>B");
    RecordCodec lenient = codec(ruled.with("padding", "low-values"), copybook);
    assertThat(lenient.decode(hex("C2C20000 F1F2")))
        .isEqualTo(json("{'K':'BB\\u0000\\u0000','B':12}"));
    assertThat(lenient.decode(hex("C2C24000 F1F2")).get("B").intValue()).isEqualTo(12);
    assertThat(lenient.decode(hex("C2C24040 F1F2")).get("B").intValue()).isEqualTo(12);
    assertThatThrownBy(() -> lenient.decode(hex("00C2C200 F1F2")))
        .hasMessageContaining("a value of K that no rule names");
    assertThatThrownBy(() -> codec(ruled, copybook).decode(hex("C2C20000 F1F2")))
        .hasMessageContaining("a value of K that no rule names");
  }

  @Test
  void lowValuesArePaddingWhereRecordsAreToldApart() {
    String[] copybook = {
      "01  A.", "    05  K PIC X(2).", "    05  A1 PIC X.", "01  B.", "    05  K2 PIC X(2)."
    };
    CodecOptions ruled = DEFAULTS.with("discriminator", "K:A>A,K2:B>B");
    assertThatThrownBy(() -> Copybooks.of(ruled, copybook).stream().decode(hex("C200")))
        .hasMessageContaining("a record that no rule tells");
    RecordStream stream = Copybooks.of(ruled.with("padding", "low-values"), copybook).stream();
    assertThat(stream.decode(hex("C100C1C200"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "big,true,00060000C1C2 00050000C3",
    "big,false,00020000C1C2 00010000C3",
    "little,true,00000600C1C2 00000500C3",
    "little,false,00000200C1C2 00000100C3",
    "little-length,true,06000000C1C2 05000000C3",
    "little-length,false,02000000C1C2 01000000C3"
  })
  void descriptorWordsHaveTheirBytesInTheOrderThatIsSaid(
      String order, String itself, String bytes) {
    CodecOptions options =
        DEFAULTS
            .with("recordFraming", "RDW")
            .with("rdwIncludesItself", itself)
            .with("rdwEndian", order);
    String[] copybook = {
      "01  R.", "    05  A PIC X.", "    05  B PIC X.", "01  S.", "    05  C PIC X."
    };
    RecordStream stream =
        Copybooks.of(options.with("discriminator", "C:C>S,A:A>R"), copybook).stream();
    List<ObjectNode> records = stream.decode(hex(bytes));
    assertThat(records)
        .containsExactly(
            (ObjectNode) json("{'R':{'A':'A','B':'B'}}"), (ObjectNode) json("{'S':{'C':'C'}}"));
    assertThat(hex(stream.encode(records))).isEqualTo(bytes.replace(" ", ""));
    String other = order.equals("little") ? "little-length" : "little";
    RecordStream wrong =
        Copybooks.of(
            options.with("rdwEndian", other).with("discriminator", "C:C>S,A:A>R"), copybook)
            .stream();
    assertThatThrownBy(() -> wrong.decode(hex(bytes))).isInstanceOf(RecordException.class);
  }

  @Test
  void spannedRecordsAndBlocksAreReadInLittleEndianToo() {
    CodecOptions options = DEFAULTS.with("rdwEndian", "little");
    RecordStream spanned =
        Copybooks.of(options.with("recordFraming", "RDW"), "01  R.", "    05  A PIC X(2).")
            .stream();
    assertThat(spanned.decode(hex("00010500C1 00020500C2")))
        .extracting(Object::toString)
        .containsExactly("{\"R\":{\"A\":\"AB\"}}");
    RecordStream blocked =
        Copybooks.of(options.with("recordFraming", "BDW"), "01  R.", "    05  A PIC X(2).")
            .stream();
    assertThat(blocked.decode(hex("00000A00 00000600C1C2"))).hasSize(1);
  }

  @Test
  void recordsMayBeginAfterAFileHeader() {
    CodecOptions options = DEFAULTS.with("fileHeader", "3");
    String[] copybook = {"01  R.", "    05  A PIC 9."};
    RecordStream plain = Copybooks.of(options, copybook).stream();
    assertThat(plain.decode(hex("FFFFFF F1F2"))).hasSize(2);
    RecordStream framed = Copybooks.of(options.with("recordFraming", "RDW"), copybook).stream();
    assertThat(framed.decode(hex("FFFFFF 00050000F1"))).hasSize(1);
    assertThatThrownBy(() -> plain.decode(hex("FFFFFF F1C2")))
        .hasMessageContaining("R.A at offset 4");
    assertThatThrownBy(() -> plain.decode(hex("FFFF")))
        .hasMessageContaining(
            "found a message of 2 bytes, expected fileHeader=3, and records after it; fix: correct"
                + " the option, or see whether the message is whole");
    assertThatThrownBy(() -> plain.encode(List.of(json("{'R':{'A':1}}"))))
        .hasMessageContaining(
            "found records to write after a file header, expected no option fileHeader: the"
                + " header's bytes are not known here; fix: leave the option out, and put the"
                + " header in front of what is written");
    assertThatThrownBy(() -> DEFAULTS.with("fileHeader", "x"))
        .hasMessage("option fileHeader=x: expected a number of bytes");
  }
}
