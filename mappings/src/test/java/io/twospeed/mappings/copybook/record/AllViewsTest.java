package io.twospeed.mappings.copybook.record;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static io.twospeed.mappings.copybook.Copybooks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All views beside each other: what decode prints, encode takes. */
class AllViewsTest {
  private static final CodecOptions ALL = CodecOptions.defaults().with("allViews", "true");
  private static final int SIZE = 8;

  private static void again(RecordCodec codec, String bytes) {
    ObjectNode read = codec.decode(hex(bytes));
    assertThat(hex(codec.encode(read))).isEqualTo(bytes.replace(" ", ""));
  }

  @Test
  void whatIsFillerInOneViewIsTakenFromAnother() {
    RecordCodec codec =
        codec(
            ALL,
            "01  R.",
            "    05  A.",
            "        10  A1 PIC X(2).",
            "        10  FILLER PIC X(2).",
            "    05  B REDEFINES A.",
            "        10  FILLER PIC X(2).",
            "        10  B1 PIC X.",
            "        10  FILLER PIC X.",
            "    05  C REDEFINES A PIC X(4).");
    again(codec, "C1C2 C3C4");
    assertThat(hex(codec.encode(json("{'A':{'A1':'AB'},'B':{'B1':'C'}}")))).isEqualTo("C1C2C340");
  }

  @Test
  void aSignThatMeansTheSameIsNoContradiction() {
    for (String lines : new String[] {"A/B", "B/A"}) {
      String first = lines.substring(0, 1);
      String number = "PIC S9(3) COMP-3";
      RecordCodec codec =
          codec(
              ALL,
              "01  R.",
              "    05  " + first + " " + (first.equals("A") ? number : "PIC X(2)") + ".",
              "    05  C REDEFINES "
                  + first
                  + " "
                  + (first.equals("A") ? "PIC X(2)" : number)
                  + ".");
      again(codec, "123F");
      again(codec, "123C");
      again(codec, "123A");
      again(codec, "123B");
    }
  }

  @Test
  void whatContradictsIsStillRefused() {
    RecordCodec codec =
        codec(
            ALL,
            "01  R.",
            "    05  A PIC X(2).",
            "    05  B REDEFINES A.",
            "        10  B1 PIC X.",
            "        10  C PIC X.",
            "        10  D REDEFINES C PIC 9.");
    again(codec, "C1F2");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A2','B':{'B1':'A','C':'2','D':3}}")))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("found a value that another view of the same bytes contradicts");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A2','B':{'B1':'A','C':'3'}}")))
        .hasMessageContaining("R.A at offset 0");
    assertThatThrownBy(() -> codec.encode(json("{'A':'A2','B':{'B1':'A','C':'2'},'X':'2'}")))
        .hasMessageContaining("found X, which the copybook does not have here");
  }

  @ParameterizedTest
  @ValueSource(longs = {20261130, 7, 99})
  void whatIsDecodedWithAllViewsIsEncodedAndDecodesToTheSame(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 4000; i++) {
      List<String> lines = copybook(random);
      RecordCodec codec = codec(ALL, lines.toArray(new String[0]));
      byte[] record = bytes(random);
      ObjectNode json;
      try {
        json = codec.decode(record);
      } catch (RecordException refused) {
        continue;
      }
      read++;
      String what = "seed " + seed + "\n" + String.join("\n", lines) + "\n" + json;
      ObjectNode again = codec.decode(encoded(codec, json, what));
      // A view that did not fit may fit what FILLER is written as.
      json.fieldNames()
          .forEachRemaining(
              view -> {
                if (!json.get(view).isNull()) {
                  assertThat(again.get(view)).as(what).isEqualTo(json.get(view));
                }
              });
    }
    assertThat(read).isGreaterThan(500);
  }

  private static byte[] encoded(RecordCodec codec, ObjectNode json, String what) {
    try {
      return codec.encode(json);
    } catch (RecordException e) {
      throw new AssertionError(what, e);
    }
  }

  private static byte[] bytes(Random random) {
    int[] some = {
      0xF0, 0xF1, 0xF2, 0xF9, 0xC1, 0xC5, 0xD3, 0x40, 0x00, 0x12, 0x34, 0x5C, 0x6F, 0x7D
    };
    byte[] record = new byte[SIZE];
    boolean digits = random.nextBoolean();
    for (int i = 0; i < SIZE; i++) {
      record[i] = (byte) some[random.nextInt(digits ? 4 : some.length)];
    }
    if (random.nextBoolean()) {
      record[SIZE - 1] = (byte) (random.nextBoolean() ? 0xC4 : 0x4F);
    }
    return record;
  }

  private static List<String> copybook(Random random) {
    List<String> lines = new ArrayList<>(List.of("01  R."));
    int views = 2 + random.nextInt(3);
    for (int view = 0; view < views; view++) {
      lines.add("    05  V" + view + (view == 0 ? "." : " REDEFINES V0."));
      int left = SIZE - (view == 0 ? 0 : random.nextInt(3));
      for (int field = 0; left > 0; field++) {
        int size = 1 + random.nextInt(left);
        lines.add("        10  " + field(random, size, "F" + view + "-" + field));
        left -= size;
      }
    }
    return lines;
  }

  private static String field(Random random, int size, String name) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> "FILLER PIC X(" + size + ").";
      case 2 -> name + " PIC S9(" + (2 * size - 1) + ") COMP-3.";
      case 3 -> name + " PIC S9(" + size + ").";
      case 4 -> name + " PIC 9(" + size + ").";
      default -> name + " PIC X(" + size + ").";
    };
  }
}
