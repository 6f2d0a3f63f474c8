package io.twospeed.openapi.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-decoding, RFC 3986, strict: what is not well-formed UTF-8 is not decoded at all. */
public final class PercentCoding {
  private PercentCoding() {}

  /** Null where the text is not well-formed. */
  public static @Nullable String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      byte b = raw[i];
      if (b == '%') {
        int value = i + 2 < raw.length ? (hex(raw[i + 1]) << 4) | hex(raw[i + 2]) : -1;
        if (value < 0) {
          return null;
        }
        b = (byte) value;
        i += 2;
      } else if (plusIsSpace && b == '+') {
        b = ' ';
      }
      raw[length++] = b;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw, 0, length)).toString();
    } catch (CharacterCodingException broken) {
      return null;
    }
  }

  public static String decodeOrSame(String text) {
    String decoded = decode(text, false);
    return decoded == null ? text : decoded;
  }

  private static int hex(byte b) {
    return Character.digit((char) b, 16);
  }
}
