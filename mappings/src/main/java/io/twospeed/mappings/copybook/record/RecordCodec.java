package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Decoding.Ending;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bytes of one record to JSON and back. JSON has the copybook's own names, groups nested, OCCURS as
 * arrays, FILLER left out. Numbers are exact: integers or {@code DecimalNode} with the picture's
 * scale; encoding takes a JSON number or a string that holds one. Text is untrimmed on decode and
 * padded on encode. The object holds the fields of the level-01 item, not its name; one without
 * fields holds itself. Immutable and safe for use by many threads.
 */
public final class RecordCodec {
  private final Item record;
  private final GroupShape shape;
  private final int slots;
  private final int depth;
  private final boolean initialize;
  private final boolean trailingIgnored;
  private final Ending ending;

  /** SPACES, ZEROS, LOW-VALUES and HIGH-VALUES. */
  private final String fill;

  RecordCodec(Item record, GroupShape shape, int slots, int depth, CodecOptions options) {
    this.record = record;
    this.shape = shape;
    this.slots = slots;
    this.depth = depth;
    this.initialize = options.is(CodecOption.MISSING_FIELDS, "initialize");
    this.trailingIgnored = options.is(CodecOption.TRAILING_BYTES, "ignore");
    CodePage page = CodePage.of(options.get(CodecOption.CHARSET));
    this.fill = "\0\u00ff" + (char) (page.single(' ') & 0xFF) + (char) (page.single('0') & 0xFF);
    boolean omitted = options.is(CodecOption.TRAILING_FIELDS, "omit");
    this.ending = omitted ? Ending.BETWEEN_FIELDS : Ending.WHOLE;
  }

  public Item item() {
    return record;
  }

  /** The record's name, as the copybook writes it. */
  public String name() {
    return record.name();
  }

  /** Bytes of the shortest record: variable tables at their least, a view at the end too. */
  public int leastLength() {
    return ending == Ending.WHOLE ? shape.shortestLength() : 1;
  }

  /** Bytes of the longest record, every variable table at its largest. */
  public int mostLength() {
    return (int) record.length();
  }

  /** The names of all its items, on every level and of every view. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    if (!record.isGroup() && !record.filler()) {
      names.add(record.key());
    }
    addNames(record, names);
    return names;
  }

  private static void addNames(Item group, Set<String> names) {
    for (Item child : group.children()) {
      if (!child.filler()) {
        names.add(child.key());
      }
      addNames(child, names);
    }
  }

  /** The record's fields, for tools that write mappings. */
  public List<FieldDescription> describe() {
    return FieldDescription.ofRecord(record);
  }

  /** Dotted paths of the elementary fields, in the order of the record; tables left out. */
  public List<String> fields() {
    List<String> paths = new ArrayList<>();
    addFields(describe(), "", paths);
    return paths;
  }

  private static void addFields(List<FieldDescription> fields, String prefix, List<String> paths) {
    for (FieldDescription field : fields) {
      if (!field.table()) {
        if (field.children().isEmpty()) {
          paths.add(prefix + field.name());
        }
        addFields(field.children(), prefix + field.name() + ".", paths);
      }
    }
  }

  /**
   * Bytes to JSON.
   *
   * @throws RecordException where a byte is not what the copybook says
   */
  public ObjectNode decode(byte[] record) {
    return whole(start(record, 0, record.length));
  }

  /**
   * What there is of a record by which the core refuses: it may end anywhere, and where it goes on,
   * fields may be blank, of whatever kind they are. What is cut off is left out.
   *
   * @throws RecordException where a byte is neither what the copybook says nor fill
   */
  public ObjectNode decodeRefusal(byte[] record) {
    return whole(Decoding.ofRefusal(record, slots, fill));
  }

  private ObjectNode whole(Decoding run) {
    try {
      ObjectNode object = decode(run);
      checkEnd(run);
      return object;
    } catch (Fault fault) {
      throw fault.exception();
    }
  }

  Decoding start(byte[] bytes, int start, int end) {
    return new Decoding(bytes, start, end, slots, ending);
  }

  ObjectNode decode(Decoding run) {
    try {
      return shape.decode(run);
    } catch (Fault fault) {
      throw fault.in(record).below(record.name());
    }
  }

  void checkEnd(Decoding run) {
    if (!run.atEnd() && !trailingIgnored) {
      throw new Fault(
              run.at(),
              "a record of " + run.length() + " bytes",
              (run.at() - run.end() + run.length()) + " bytes, by its copybook and its counters",
              "check that the copybook is the record's own, or set trailingBytes=ignore")
          .in(record)
          .below(record.name());
    }
  }

  /** A decoded record under its name; an item without others below it has its name already. */
  ObjectNode named(ObjectNode object) {
    return record.isGroup()
        ? JsonNodeFactory.instance.objectNode().set(record.name(), object)
        : object;
  }

  byte[] encodeNamed(JsonNode json) {
    return encode(record.isGroup() ? json.path(record.name()) : json);
  }

  /**
   * JSON to bytes.
   *
   * @throws RecordException where a value does not fit, is missing or unknown
   */
  public byte[] encode(JsonNode json) {
    Encoding run = new Encoding(shape.leastLength(), slots, depth, initialize);
    try {
      shape.encode(json, run);
      return run.result();
    } catch (Fault fault) {
      throw fault.in(record).below(record.name()).exception();
    }
  }
}
