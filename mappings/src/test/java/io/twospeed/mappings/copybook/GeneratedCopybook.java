package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A copybook made at random, a value for it, and its length by an arithmetic of its own. */
public final class GeneratedCopybook {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random;
  private final List<String> lines = new ArrayList<>();
  private int names;

  /** Bytes of the record that holds {@link #value}. */
  public int length;

  public final ObjectNode value;

  public GeneratedCopybook(long seed) {
    random = new Random(seed);
    lines.add("01  REC.");
    value = group(1, 1 + random.nextInt(6));
  }

  public String[] lines() {
    return lines.toArray(new String[0]);
  }

  private void line(int depth, String text) {
    lines.add(" ".repeat(2 * depth) + String.format("%02d  %s.", 5 * depth, text));
  }

  private ObjectNode group(int depth, int items) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < items; i++) {
      String name = "F" + ++names;
      switch (random.nextInt(depth < 4 ? 6 : 3)) {
        case 3 -> {
          line(depth, name);
          object.set(name, group(depth + 1, 1 + random.nextInt(3)));
        }
        case 4 -> fixedTable(depth, name, object);
        case 5 -> variableTable(depth, name, object);
        default -> object.set(name, field(depth, name));
      }
    }
    return object;
  }

  private void fixedTable(int depth, String name, ObjectNode object) {
    int times = 1 + random.nextInt(3);
    line(depth, name + " OCCURS " + times);
    occurrences(depth, times, name, object);
  }

  private void variableTable(int depth, String name, ObjectNode object) {
    int times = random.nextInt(4);
    line(depth, "N-" + name + " PIC 9(2)");
    line(depth, name + " OCCURS 0 TO 5 DEPENDING ON N-" + name);
    object.put("N-" + name, times);
    length += 2;
    occurrences(depth, times, name, object);
  }

  /** One occurrence is made, and repeated: the counters in it hold for all of them. */
  private void occurrences(int depth, int times, String name, ObjectNode object) {
    int before = length;
    ObjectNode one = group(depth + 1, 1 + random.nextInt(3));
    int oneLength = length - before;
    length = before + times * oneLength;
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < times; i++) {
      array.add(one.deepCopy());
    }
    object.set(name, array);
  }

  private com.fasterxml.jackson.databind.JsonNode field(int depth, String name) {
    int digits = 1 + random.nextInt(18);
    int scale = random.nextInt(digits + 1);
    String picture =
        "S"
            + (digits > scale ? "9(" + (digits - scale) + ")" : "")
            + (scale > 0 ? "V9(" + scale + ")" : "");
    int kind = random.nextInt(5);
    if (kind == 0) {
      int size = 1 + random.nextInt(12);
      line(depth, name + " PIC X(" + size + ")");
      length += size;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < size; i++) {
        text.append((char) (32 + random.nextInt(95)));
      }
      return JSON.textNode(text.toString());
    }
    String[] usages = {"", "", " SIGN LEADING SEPARATE", " COMP-3", " COMP"};
    int[] sizes = {0, digits, digits + 1, digits / 2 + 1, digits < 5 ? 2 : digits < 10 ? 4 : 8};
    line(depth, name + " PIC " + picture + usages[kind]);
    length += sizes[kind];
    BigInteger unscaled = new BigInteger(59, random).mod(BigInteger.TEN.pow(digits));
    return number(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  private static com.fasterxml.jackson.databind.JsonNode number(BigInteger unscaled, int scale) {
    if (scale > 0) {
      return DecimalNode.valueOf(new BigDecimal(unscaled, scale));
    }
    int bits = unscaled.bitLength();
    return bits < 32
        ? IntNode.valueOf(unscaled.intValue())
        : bits < 64 ? LongNode.valueOf(unscaled.longValue()) : BigIntegerNode.valueOf(unscaled);
  }
}
