package io.twospeed.mappings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs nobody would write, made from inputs that are right. */
public final class Fuzz {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] NUMBERS = {
    "0",
    "1",
    "00",
    "31",
    "32",
    "49",
    "50",
    "66",
    "77",
    "88",
    "255",
    "32768",
    "99999999",
    "134217728",
    "999999999",
    "2147483648",
    "9223372036854775808",
    "-1",
    "1.5",
    "1E99"
  };

  private final Random random;

  public Fuzz(long seed) {
    this.random = new Random(seed);
  }

  /** How often a property repeats itself for one seed: 1, or the system property {@code fuzz}. */
  public static int times() {
    return Math.max(1, Integer.getInteger("fuzz", 1));
  }

  public int upTo(int bound) {
    return random.nextInt(bound);
  }

  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A text with some of its characters, words, numbers and lines changed. */
  public String mutated(String text, List<String> words) {
    String changed = text;
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      changed =
          switch (random.nextInt(4)) {
            case 0 -> characters(changed);
            case 1 -> parts(changed, "(?<=\n)|(?=\n)", List.of("\n", "      -    ", "      *\n"));
            case 2 -> parts(changed, "(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", List.of(NUMBERS));
            default -> parts(changed, "\\b", words);
          };
    }
    return changed;
  }

  private String characters(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, (char) random.nextInt(300));
        case 2 -> changed.setLength(random.nextInt(8) == 0 ? at : changed.length());
        default -> changed.setCharAt(at, ".,()='\"*-+<>&; \t\0\u738b".charAt(random.nextInt(18)));
      }
    }
    return changed.toString();
  }

  private String parts(String text, String boundary, List<String> others) {
    List<String> parts = new ArrayList<>(Arrays.asList(text.split(boundary, -1)));
    int at = random.nextInt(parts.size());
    switch (random.nextInt(4)) {
      case 0 -> parts.remove(at);
      case 1 -> parts.add(at, parts.get(random.nextInt(parts.size())));
      case 2 -> parts.add(at, " " + one(others) + " ");
      default -> parts.set(at, one(others));
    }
    return String.join("", parts);
  }

  /** Bytes with some of them changed, or of any kind and length. */
  public byte[] mutated(byte[] bytes) {
    byte[] changed =
        random.nextInt(3) == 0
            ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20))
            : bytes.clone();
    if (random.nextInt(6) == 0) {
      random.nextBytes(changed);
    }
    byte[] telling = {0, -1, 0x40, (byte) 0xF9, (byte) 0xF0, 0x0E, 0x0F, 0x7F, (byte) 0x99, 0x0C};
    for (int i = random.nextInt(6); i >= 0 && changed.length > 0; i--) {
      int start = random.nextInt(changed.length);
      int end = Math.min(changed.length, start + 1 + random.nextInt(4));
      Arrays.fill(changed, start, end, telling[random.nextInt(telling.length)]);
    }
    return changed;
  }

  /** JSON of any shape, some of its names known. */
  public JsonNode json(List<String> names, int depth) {
    int kind = random.nextInt(depth > 0 ? 14 : 10);
    return switch (kind) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(100) - 2);
      case 3 -> JSON.numberNode(random.nextBoolean() ? Long.MIN_VALUE : random.nextLong());
      case 4 -> JSON.numberNode(new BigInteger(random.nextInt(400), random).negate());
      case 5 ->
          JSON.numberNode(
              new BigDecimal(
                  BigInteger.valueOf(random.nextInt(1000) - 5),
                  random.nextBoolean() ? random.nextInt(40) - 20 : random.nextInt()));
      case 6 ->
          JSON.numberNode(
              new double[] {0.1, Double.NaN, -1e300, Double.POSITIVE_INFINITY}[random.nextInt(4)]);
      case 7 -> JSON.textNode(text());
      case 8 -> random.nextBoolean() ? MissingNode.getInstance() : JSON.binaryNode(new byte[3]);
      case 9 -> JSON.pojoNode(List.of());
      case 10 -> array(names, depth);
      default -> object(names, depth);
    };
  }

  /** An object of any shape. */
  public ObjectNode object(List<String> names, int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(names.size() + 2); i >= 0; i--) {
      String name = random.nextInt(9) == 0 ? text() : one(names);
      object.set(name, json(names, depth - 1));
    }
    return object;
  }

  /** A tree with some of its values replaced. */
  public JsonNode mutated(JsonNode tree, List<String> names) {
    JsonNode copy = tree.deepCopy();
    List<JsonNode> containers = new ArrayList<>(List.of(copy));
    for (int i = 0; i < containers.size(); i++) {
      containers
          .get(i)
          .forEach(each -> containers.addAll(each.isEmpty() ? List.of() : List.of(each)));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      JsonNode at = one(containers);
      if (at instanceof ArrayNode array) {
        array.insert(random.nextInt(array.size() + 1), json(names, 1));
      } else if (at instanceof ObjectNode object && !object.isEmpty()) {
        List<String> own = new ArrayList<>();
        object.fieldNames().forEachRemaining(own::add);
        object.set(one(own), json(names, 2));
      }
    }
    return copy;
  }

  private ArrayNode array(List<String> names, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(7); i > 0; i--) {
      array.add(json(names, depth - 1));
    }
    return array;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(
          (char) (random.nextInt(5) == 0 ? random.nextInt(65_536) : 32 + random.nextInt(95)));
    }
    String[] telling = {"12.50", "-1", "1".repeat(300), "1e5", "", "9999", "\ud800", "\u738b"};
    return random.nextBoolean() ? text.toString() : telling[random.nextInt(telling.length)];
  }
}
