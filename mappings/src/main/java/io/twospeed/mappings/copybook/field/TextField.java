package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import java.util.Arrays;

/** PIC X, A, and edited text: characters of a code page, padded with its space. */
final class TextField extends FieldCodec {
  private final CodePage page;
  private final boolean justified;
  private final byte space;

  TextField(int length, CodePage page, boolean justified) {
    super(length);
    this.page = page;
    this.justified = justified;
    this.space = page.single(' ');
  }

  @Override
  boolean takesNumbers() {
    return false;
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    return TextNode.valueOf(page.decode(run, at, length));
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    if (!(value instanceof TextNode)) {
      throw wrongType(at, value, "a JSON string");
    }
    byte[] out = run.out();
    int written = page.encode(value.textValue(), out, at, length);
    if (written < length) {
      if (justified) {
        System.arraycopy(out, at, out, at + length - written, written);
        Arrays.fill(out, at, at + length - written, space);
      } else {
        Arrays.fill(out, at + written, at + length, space);
      }
    }
  }

  @Override
  public void initialize(byte[] out, int at) {
    Arrays.fill(out, at, at + length, space);
  }
}
