package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.Names;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several records in one message or file, each as {@code {RECORD: {...}}}: framed by descriptor
 * words, of one length each, or one straight after the other, as the options say. Immutable, safe
 * for many threads.
 */
public final class RecordStream {
  private final Map<String, RecordCodec> codecs;
  private final @Nullable RecordCodec only;
  private final List<Segment> segments;
  private final @Nullable RecordFraming framing;
  private final int fileHeader;
  private final int recordLength;
  private final byte space;

  /** A rest shorter than this, which can be no record, may follow the last one. */
  private final int ignored;

  /**
   * A record that is told by a field's value.
   *
   * @param distance of the field from the record's start
   */
  public record Segment(
      ViewRule.Case value, String fieldName, FieldCodec field, int distance, RecordCodec codec) {}

  public RecordStream(
      Map<String, RecordCodec> codecs,
      @Nullable RecordCodec only,
      List<Segment> segments,
      CodecOptions options) {
    this.codecs = codecs;
    this.only = only;
    this.segments = segments;
    String kind = options.get(CodecOption.RECORD_FRAMING);
    boolean itself = options.is(CodecOption.RDW_INCLUDES_ITSELF, "true");
    String order = options.get(CodecOption.RDW_ENDIAN);
    this.framing =
        kind.equals("none") ? null : new RecordFraming(kind.equals("BDW"), itself, order);
    this.fileHeader = options.number(CodecOption.FILE_HEADER);
    this.recordLength = options.number(CodecOption.RECORD_LENGTH);
    this.space = CodePage.of(options.get(CodecOption.CHARSET)).single(' ');
    int least =
        only != null
            ? only.leastLength()
            : codecs.values().stream().mapToInt(RecordCodec::leastLength).min().orElse(0);
    this.ignored = options.is(CodecOption.TRAILING_BYTES, "ignore") ? least : 0;
  }

  /**
   * All records of a message.
   *
   * @throws RecordException where a byte is not what copybook and framing say; offsets count from
   *     the start of the message
   */
  public List<ObjectNode> decode(byte[] message) {
    try {
      if (fileHeader > message.length) {
        throw new Fault(
            0,
            "a message of " + message.length + " bytes",
            "fileHeader=" + fileHeader + ", and records after it",
            "correct the option, or see whether the message is whole");
      }
      List<ObjectNode> records = new ArrayList<>();
      if (framing != null) {
        for (RecordSlice slice : framing.slices(message, fileHeader)) {
          records.add(framed(slice));
        }
        return records;
      }
      int at = fileHeader;
      do {
        int end = recordLength > 0 ? Math.min(message.length, at + recordLength) : message.length;
        Decoded record = one(message, at, end, recordLength > 0);
        records.add(record.object);
        at = recordLength > 0 ? end : record.end;
      } while (at < message.length && message.length - at >= ignored);
      return records;
    } catch (Fault fault) {
      throw fault.exception();
    }
  }

  private ObjectNode framed(RecordSlice slice) {
    try {
      return one(slice.bytes, slice.start, slice.end, true).object;
    } catch (Fault fault) {
      throw slice.inMessage(fault);
    }
  }

  private record Decoded(ObjectNode object, int end) {}

  private Decoded one(byte[] message, int start, int end, boolean whole) {
    RecordCodec codec = only != null ? only : segment(message, start, end);
    Decoding run = codec.start(message, start, end);
    ObjectNode object = codec.decode(run);
    if (whole && run.at() != end && !padding(message, run.at(), end)) {
      codec.checkEnd(run);
    }
    if (!whole && run.at() == start && end > start) {
      codec.checkEnd(run);
    }
    return new Decoded(codec.named(object), run.at());
  }

  /** A record that is shorter than the length all have is filled up. */
  private boolean padding(byte[] message, int start, int end) {
    for (int i = start; i < end; i++) {
      if (message[i] != space && message[i] != 0) {
        return false;
      }
    }
    return recordLength > 0;
  }

  private RecordCodec segment(byte[] message, int start, int end) {
    for (Segment segment : segments) {
      int at = start + segment.distance;
      if (at + segment.field.length() <= end && holds(segment, message, at)) {
        return segment.codec;
      }
    }
    throw new Fault(
        start,
        "a record that no rule tells",
        segments.isEmpty()
            ? "the name of one of " + String.join(", ", codecs.keySet())
            : "one of "
                + String.join(", ", segments.stream().map(s -> s.value.value()).distinct().toList())
                + " in "
                + segments.get(0).fieldName,
        "name the record, or add a rule discriminator=FIELD:VALUE>RECORD");
  }

  private static boolean holds(Segment segment, byte[] message, int at) {
    try {
      Decoding run = new Decoding(message, at, message.length, 0);
      return segment.value.holds(segment.field.decode(run, at));
    } catch (Fault fault) {
      return false;
    }
  }

  /**
   * Records to one message.
   *
   * @param records each as {@code {RECORD: {...}}}
   * @throws RecordException where a value does not fit, is missing or unknown
   */
  public byte[] encode(List<? extends JsonNode> records) {
    if (fileHeader > 0) {
      throw new Fault(
              0,
              "records to write after a file header",
              "no option fileHeader: the header's bytes are not known here",
              "leave the option out, and put the header in front of what is written")
          .exception();
    }
    List<byte[]> encoded = new ArrayList<>();
    for (JsonNode record : records) {
      encoded.add(padded(one(record)));
    }
    try {
      return framing != null ? framing.frame(encoded) : joined(encoded);
    } catch (Fault fault) {
      throw fault.exception();
    }
  }

  private byte[] one(JsonNode record) {
    String name = record.isObject() && record.size() == 1 ? record.fieldNames().next() : "";
    RecordCodec codec = codecs.get(name);
    if (codec == null || (only != null && only != codec)) {
      throw new Fault(
              0,
              Names.valid(name) ? "record " + name : "no record's name",
              "an object with one key of "
                  + String.join(", ", only == null ? codecs.keySet() : List.of(only.name())),
              "put the record's fields under its name")
          .exception();
    }
    return codec.encodeNamed(record);
  }

  private byte[] padded(byte[] record) {
    if (recordLength == 0 || record.length == recordLength) {
      return record;
    }
    if (record.length > recordLength) {
      throw new Fault(
              recordLength,
              "a record of " + record.length + " bytes",
              "at most recordLength=" + recordLength,
              "correct the option, or send fewer occurrences")
          .exception();
    }
    byte[] filled = Arrays.copyOf(record, recordLength);
    Arrays.fill(filled, record.length, recordLength, space);
    return filled;
  }

  private static byte[] joined(List<byte[]> records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    records.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
