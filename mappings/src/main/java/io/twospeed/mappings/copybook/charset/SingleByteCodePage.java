package io.twospeed.mappings.copybook.charset;

import io.twospeed.mappings.copybook.coding.Decoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A code page of single bytes, as two tables. */
final class SingleByteCodePage extends CodePage {
  private static final char NONE = CharTable.NONE;

  private final char[] chars = new char[256];
  private final short[] bytes;

  /** The same table where every byte has a character of Latin-1; null where not. */
  private final byte @Nullable [] latin1;

  SingleByteCodePage(Charset charset) {
    super(charset.name());
    CharTable table = new CharTable(charset);
    boolean ebcdic = table.codePoint((byte) 0xF0) == '0';
    int largest = 0;
    for (int i = 0; i < 256; i++) {
      chars[i] = table.single(i, ebcdic);
      largest = chars[i] == NONE ? largest : Math.max(largest, chars[i]);
    }
    bytes = new short[largest + 1];
    Arrays.fill(bytes, (short) -1);
    for (int i = 255; i >= 0; i--) {
      if (chars[i] != NONE) {
        bytes[chars[i]] = (short) i;
      }
    }
    boolean narrow = largest < 256 && new String(chars).indexOf(NONE) < 0;
    latin1 = narrow ? new String(chars).getBytes(StandardCharsets.ISO_8859_1) : null;
  }

  static boolean fits(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() == 1.0f
        && charset.newDecoder().maxCharsPerByte() == 1.0f
        && !charset.name().startsWith("UTF");
  }

  @Override
  public byte single(char c) {
    return c < bytes.length && bytes[c] >= 0 ? (byte) bytes[c] : (byte) 0x3F;
  }

  @Override
  public String decode(Decoding run, int at, int length) {
    byte[] in = run.record();
    byte[] table = latin1;
    if (table != null && table.length == 256) {
      byte[] text = run.scratch(length);
      for (int i = 0; i < length; i++) {
        text[i] = table[in[at + i] & 0xFF];
      }
      return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      char c = chars[in[at + i] & 0xFF];
      if (c == NONE) {
        throw undecodable(at + i, in[at + i]);
      }
      text[i] = c;
    }
    return new String(text);
  }

  @Override
  public int encode(String text, byte[] out, int at, int length) {
    int n = text.length();
    if (n > length) {
      throw tooLong(at, length);
    }
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      int b = c < bytes.length ? bytes[c] : -1;
      if (b < 0) {
        throw unmappable(at + i, text.codePointAt(i));
      }
      out[at + i] = (byte) b;
    }
    return n;
  }
}
