package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;

/** USAGE NATIONAL text: UTF-16, two bytes a position, padded with spaces. */
final class NationalField extends FieldCodec {
  private final boolean bigEndian;
  private final boolean justified;

  NationalField(int length, boolean bigEndian, boolean justified) {
    super(length);
    this.bigEndian = bigEndian;
    this.justified = justified;
  }

  @Override
  boolean takesNumbers() {
    return false;
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    int count = length / 2;
    char[] text = run.characters(count);
    for (int i = 0; i < count; i++) {
      text[i] = get(run.record(), at + 2 * i, bigEndian);
    }
    int broken = unpaired(text, count);
    if (broken >= 0) {
      throw new Fault(
          at + 2 * broken, "half of a surrogate pair", "UTF-16 text", "check nationalCharset");
    }
    return TextNode.valueOf(new String(text, 0, count));
  }

  private static int unpaired(char[] text, int count) {
    for (int i = 0; i < count; i++) {
      if (Character.isHighSurrogate(text[i])
          && i + 1 < count
          && Character.isLowSurrogate(text[i + 1])) {
        i++;
      } else if (Character.isSurrogate(text[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    if (!value.isTextual()) {
      throw wrongType(at, value, "a JSON string");
    }
    String text = value.textValue();
    int count = length / 2;
    if (text.length() > count) {
      throw new Fault(
          at,
          "text of more than " + count + " characters",
          "at most " + count + " UTF-16 positions",
          "shorten the text before it is sent");
    }
    if (unpaired(text.toCharArray(), text.length()) >= 0) {
      throw new Fault(at, "half of a surrogate pair", "whole characters", "correct the text");
    }
    initialize(run.out(), at);
    int start = at + (justified ? 2 * (count - text.length()) : 0);
    for (int i = 0; i < text.length(); i++) {
      put(run.out(), start + 2 * i, text.charAt(i), bigEndian);
    }
  }

  @Override
  public void initialize(byte[] out, int at) {
    for (int i = 0; i < length; i += 2) {
      put(out, at + i, ' ', bigEndian);
    }
  }

  static char get(byte[] in, int at, boolean bigEndian) {
    int first = in[at] & 0xFF;
    int second = in[at + 1] & 0xFF;
    return (char) (bigEndian ? (first << 8) | second : (second << 8) | first);
  }

  static void put(byte[] out, int at, char c, boolean bigEndian) {
    out[at + (bigEndian ? 0 : 1)] = (byte) (c >> 8);
    out[at + (bigEndian ? 1 : 0)] = (byte) c;
  }
}
