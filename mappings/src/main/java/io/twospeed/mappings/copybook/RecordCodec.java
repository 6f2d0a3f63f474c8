package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Bytes of one record to JSON and back. JSON has the copybook's own names, groups nested, OCCURS as
 * arrays, FILLER left out. Numbers are exact: integers or {@code DecimalNode} with the picture's
 * scale; encoding takes a JSON number or a string that holds one. Text is untrimmed on decode and
 * padded on encode.
 */
public final class RecordCodec {
  private RecordCodec() {}

  /**
   * Bytes to JSON.
   *
   * @throws RecordException where a byte is not what the copybook says
   */
  public ObjectNode decode(byte[] record) {
    throw new UnsupportedOperationException();
  }

  /**
   * JSON to bytes.
   *
   * @throws RecordException where a value does not fit, is missing or unknown
   */
  public byte[] encode(JsonNode record) {
    throw new UnsupportedOperationException();
  }
}
