package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.charset.PairCodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** PIC G, and N as DBCS: double bytes only, without shifts, padded with the wide space. */
final class DbcsField extends FieldCodec {
  private final PairCodePage page;
  private final boolean justified;
  private final int space;

  DbcsField(int length, PairCodePage page, boolean justified) {
    super(length);
    this.page = page;
    this.justified = justified;
    this.space = page.space();
  }

  @Override
  boolean takesNumbers() {
    return false;
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    int count = length / 2;
    char[] text = run.characters(length);
    int n = 0;
    for (int i = 0; i < count; i++) {
      int pair = ((run.record()[at + 2 * i] & 0xFF) << 8) | (run.record()[at + 2 * i + 1] & 0xFF);
      int codePoint = page.table().codePoint(pair);
      if (codePoint < 0) {
        throw new Fault(
            at + 2 * i,
            "a byte pair that is none of " + page.name(),
            "double-byte text without shifts",
            "check dbcsCharset");
      }
      n += Character.toChars(codePoint, text, n);
    }
    return TextNode.valueOf(new String(text, 0, n));
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    if (!value.isTextual()) {
      throw wrongType(at, value, "a JSON string");
    }
    int[] text = value.textValue().codePoints().toArray();
    int count = length / 2;
    if (text.length > count) {
      throw new Fault(
          at,
          "text of more than " + count + " characters",
          "at most " + count + " double-byte characters",
          "shorten the text before it is sent");
    }
    initialize(run.out(), at);
    int start = at + (justified ? 2 * (count - text.length) : 0);
    for (int i = 0; i < text.length; i++) {
      int pair = page.table().pair(text[i]);
      if (pair == 0) {
        throw new Fault(
            start + 2 * i,
            "a character that has no double byte in " + page.name(),
            "double-byte characters only",
            "use full-width characters, or check dbcsCharset");
      }
      put(run.out(), start + 2 * i, pair);
    }
  }

  @Override
  public void initialize(byte[] out, int at) {
    for (int i = 0; i < length; i += 2) {
      put(out, at + i, space);
    }
  }

  private static void put(byte[] out, int at, int pair) {
    out[at] = (byte) (pair >> 8);
    out[at + 1] = (byte) pair;
  }
}
