package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.PictureParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A record made at random: its entries, the MOVEs that fill it, and the same values as JSON. */
final class CobolRecord {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Instead of a number of occurrences: an item another one redefines, which is filled instead. */
  private static final int REDEFINED = -1;

  private static final int NO_TABLE = -2;

  private static final String[] EDITED = {
    "ZZ9",
    "ZZZ",
    "ZZ,ZZ9.99",
    "***,**9.99",
    "$$,$$9.99",
    "-ZZ9",
    "ZZ9-",
    "---9.99",
    "+++9",
    "9(3).99CR",
    "9(3).99DB",
    "99B99",
    "ZZ9V99"
  };

  /** What the record may hold; GnuCOBOL does not agree with IBM on all of it at once. */
  enum Shape {
    /** Fields of every kind, groups, fixed tables, views, alignment. */
    FIXED,
    /** Variable tables, and items after them; no views. */
    VARIABLE,
    /** The same, and variable tables in tables. */
    NESTED
  }

  final String name;
  final List<String> entries = new ArrayList<>();
  final List<String> moves = new ArrayList<>();
  final ObjectNode json;

  /** Item and view, with = between them, as the option view has them. */
  final List<String> views = new ArrayList<>();

  private final Random random;
  private final Shape shape;
  private final List<Node> counters = new ArrayList<>();
  private int names;

  /**
   * An item.
   *
   * @param times occurrences; {@link #NO_TABLE} for an item that does not occur
   * @param value of one occurrence of an elementary item
   */
  private record Node(
      String name, String clauses, int times, List<Node> children, Supplier<JsonNode> value) {}

  CobolRecord(int number, Shape shape, Random random) {
    this.name = "REC-" + number;
    this.shape = shape;
    this.random = random;
    List<Node> items = items(1, 3 + random.nextInt(6));
    items.addAll(0, counters);
    entries.add("01 " + name + ".");
    items.forEach(item -> declare(item, 5));
    this.json = fill(items, "");
  }

  private void declare(Node node, int level) {
    entries.add(String.format("%02d %s%s.", level, node.name, node.clauses));
    node.children.forEach(child -> declare(child, level + 5));
  }

  private ObjectNode fill(List<Node> nodes, String subscripts) {
    ObjectNode object = JSON.objectNode();
    for (Node node : nodes) {
      if (node.times == REDEFINED) {
        continue;
      }
      object.set(
          node.name, node.times == NO_TABLE ? one(node, subscripts) : table(node, subscripts));
    }
    return object;
  }

  private ArrayNode table(Node node, String subscripts) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 1; i <= node.times; i++) {
      array.add(one(node, subscripts + " " + i));
    }
    return array;
  }

  private JsonNode one(Node node, String subscripts) {
    if (!node.children.isEmpty()) {
      return fill(node.children, subscripts);
    }
    JsonNode value = node.value.get();
    String text = value.textValue();
    boolean number = !node.clauses.contains("PIC X");
    String literal = number ? text : "\"" + text + "\"";
    String at = subscripts.isEmpty() ? "" : " (" + subscripts.strip() + ")";
    moves.add("MOVE " + literal + " TO " + node.name + at + ".");
    return value;
  }

  private List<Node> items(int depth, int count) {
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(depth < 3 ? 10 : 6);
      switch (kind) {
        case 6 -> items.add(group(depth, "", NO_TABLE));
        case 7 -> {
          int times = 1 + random.nextInt(3);
          items.add(group(depth, " OCCURS " + times, times));
        }
        case 8, 9 ->
            items.add(
                switch (shape) {
                  case FIXED -> views(items);
                  case VARIABLE -> depth == 1 ? variable(depth) : field(depth);
                  case NESTED -> variable(depth);
                });
        default -> items.add(field(depth));
      }
    }
    return items;
  }

  private String next() {
    return "F" + name.substring(4) + "-" + ++names;
  }

  private Node group(int depth, String clauses, int times) {
    return new Node(
        next(), clauses, times, items(depth + 1, 1 + random.nextInt(3)), () -> number("0"));
  }

  /** The counters come first in the record: one in a table of its own makes GnuCOBOL miscount. */
  private Node variable(int depth) {
    int times = random.nextInt(4);
    String counter = next();
    String[] pictures = {" PIC 9(2)", " PIC S9(4) COMP", " PIC 9(3) COMP-3"};
    String picture = pictures[random.nextInt(3)];
    counters.add(
        new Node(counter, picture, NO_TABLE, List.of(), () -> number(Integer.toString(times))));
    return group(depth, " OCCURS 0 TO 5 DEPENDING ON " + counter, times);
  }

  /** The item to be redefined is declared; the view that holds is returned. */
  private Node views(List<Node> items) {
    int size = 1 + random.nextInt(9);
    String redefined = next();
    String view = next();
    String clauses = " PIC X(" + size + ")";
    items.add(new Node(redefined, clauses, REDEFINED, List.of(), () -> text(size)));
    boolean text = random.nextBoolean();
    views.add(redefined + "=" + view);
    return new Node(
        view,
        " REDEFINES " + redefined + (text ? " PIC X(" : " PIC 9(") + size + ")",
        NO_TABLE,
        List.of(),
        text ? () -> text(size) : () -> number(new BigDecimal(unscaled(size))));
  }

  private Node field(int depth) {
    int digits = 1 + random.nextInt(18);
    int scale = random.nextInt(digits + 1);
    boolean signed = random.nextBoolean();
    String whole = digits > scale ? "9(" + (digits - scale) + ")" : "";
    String picture = (signed ? "S" : "") + whole + (scale > 0 ? "V9(" + scale + ")" : "");
    return switch (random.nextInt(11)) {
      case 0 -> text("", 1 + random.nextInt(12));
      case 1 -> text(" JUST RIGHT", 1 + random.nextInt(12));
      case 2 -> edited(EDITED[random.nextInt(EDITED.length)]);
      case 3 -> floating();
      case 4 -> scaled(signed, digits % 9 + 1, scale % 9 + 1);
      case 5 -> numeric(picture + " COMP-3", digits, scale, signed);
      case 6 -> numeric(picture + " COMP", digits, scale, signed);
      // Of one or two digits GnuCOBOL keeps COMP-5 in one byte, whatever the dialect.
      case 7 -> numeric(picture + (digits < 3 ? " COMP" : " COMP-5"), digits, scale, signed);
      case 8 ->
          signed
              ? signs(picture, digits, scale)
              : numeric(picture + " COMP-6", digits, scale, false);
      case 9 ->
          signed || depth > 1 || shape != Shape.FIXED
              ? numeric(picture, digits, scale, signed)
              : numeric("S9(" + (digits % 9 + 1) + ") COMP SYNC", digits % 9 + 1, 0, true);
      // With decimals GnuCOBOL gives BLANK WHEN ZERO a byte too many.
      default ->
          numeric(picture + (signed || scale > 0 ? "" : " BLANK WHEN ZERO"), digits, scale, signed);
    };
  }

  private Node leaf(String clauses, Supplier<JsonNode> value) {
    return new Node(next(), " PIC " + clauses, NO_TABLE, List.of(), value);
  }

  private Node signs(String picture, int digits, int scale) {
    String[] signs = {"LEADING", "LEADING SEPARATE", "TRAILING SEPARATE"};
    return numeric(picture + " SIGN " + signs[random.nextInt(3)], digits, scale, true);
  }

  private Node numeric(String clauses, int digits, int scale, boolean signed) {
    return leaf(clauses, () -> number(new BigDecimal(signed(unscaled(digits), signed), scale)));
  }

  private Node scaled(boolean signed, int digits, int zeros) {
    String sign = signed ? "S" : "";
    return random.nextBoolean()
        ? leaf(
            sign + "9(" + digits + ")P(" + zeros + ")",
            () -> number(new BigDecimal(signed(unscaled(digits), signed), -zeros)))
        : leaf(
            sign + "VP(" + zeros + ")9(" + digits + ")",
            () -> number(new BigDecimal(signed(unscaled(digits), signed), zeros + digits)));
  }

  private Node edited(String text) {
    Picture picture = PictureParser.parse(text);
    return leaf(
        text,
        () ->
            number(
                new BigDecimal(
                    signed(unscaled(1 + random.nextInt(picture.digits())), picture.signed()),
                    picture.scale())));
  }

  private Node floating() {
    String usage = random.nextBoolean() ? " COMP-1" : " COMP-2";
    return new Node(
        next(),
        usage,
        NO_TABLE,
        List.of(),
        () ->
            number(
                BigDecimal.valueOf(random.nextInt(20001) - 10000)
                    .movePointLeft(1)
                    .multiply(BigDecimal.valueOf(5))));
  }

  private Node text(String clause, int size) {
    return leaf("X(" + size + ")" + clause, () -> text(clause.isEmpty() ? size : 1 + size / 2));
  }

  private TextNode text(int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append((char) ('A' + random.nextInt(26)));
    }
    return JSON.textNode(text.toString());
  }

  private BigInteger unscaled(int digits) {
    return random.nextInt(8) == 0
        ? BigInteger.ZERO
        : new BigInteger(59, random).mod(BigInteger.TEN.pow(digits));
  }

  private BigInteger signed(BigInteger unscaled, boolean signed) {
    return signed && random.nextBoolean() ? unscaled.negate() : unscaled;
  }

  private static JsonNode number(BigDecimal value) {
    return number(value.toPlainString());
  }

  private static JsonNode number(String value) {
    return JSON.textNode(value);
  }
}
