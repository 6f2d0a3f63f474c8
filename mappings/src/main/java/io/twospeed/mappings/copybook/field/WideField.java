package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** A number in USAGE NATIONAL: what the field would be in single bytes, each taking two. */
final class WideField extends FieldCodec {
  private final FieldCodec narrow;
  private final CodePage page;
  private final boolean bigEndian;

  /**
   * A wide field.
   *
   * @param narrow the same number in DISPLAY, in the page given, which is ASCII
   */
  WideField(FieldCodec narrow, CodePage page, boolean bigEndian) {
    super(2 * narrow.length);
    this.narrow = narrow;
    this.page = page;
    this.bigEndian = bigEndian;
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    byte[] bytes = new byte[narrow.length];
    for (int i = 0; i < bytes.length; i++) {
      char c = NationalField.get(run.record(), at + 2 * i, bigEndian);
      bytes[i] = c < 128 ? page.single(c) : 0;
    }
    try {
      return narrow.decode(new Decoding(bytes, 0, bytes.length, 0), 0);
    } catch (Fault fault) {
      throw fault.moved(at, 2);
    }
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    Encoding inner = new Encoding(narrow.length, 0, 0, false);
    try {
      narrow.encode(value, inner, 0);
    } catch (Fault fault) {
      throw fault.moved(at, 2);
    }
    widen(inner.out(), run.out(), at);
  }

  @Override
  public boolean acceptsNull() {
    return narrow.acceptsNull();
  }

  @Override
  public void initialize(byte[] out, int at) {
    byte[] bytes = new byte[narrow.length];
    narrow.initialize(bytes, 0);
    widen(bytes, out, at);
  }

  private void widen(byte[] bytes, byte[] out, int at) {
    for (int i = 0; i < bytes.length; i++) {
      NationalField.put(out, at + 2 * i, (char) (bytes[i] & 0x7F), bigEndian);
    }
  }
}
