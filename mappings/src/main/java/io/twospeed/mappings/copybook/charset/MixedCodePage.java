package io.twospeed.mappings.copybook.charset;

import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Fault;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * An EBCDIC code page of single and double bytes, with shift-out and shift-in between them, as
 * tables. The shifts take room in the field and are no part of the text.
 */
public final class MixedCodePage extends CodePage {
  static final byte SHIFT_OUT = 0x0E;
  static final byte SHIFT_IN = 0x0F;

  private final char[] singles = new char[256];

  /** Character to single byte; -1 where there is none. */
  private final short[] bytes = new short[65536];

  private final PairTable pairs;

  MixedCodePage(Charset charset) {
    super(charset.name());
    Arrays.fill(bytes, (short) -1);
    CharTable table = new CharTable(charset);
    for (int i = 255; i >= 0; i--) {
      boolean shift = i == SHIFT_OUT || i == SHIFT_IN;
      singles[i] = shift ? CharTable.NONE : table.single(i, true);
      if (singles[i] != CharTable.NONE) {
        bytes[singles[i]] = (short) i;
      }
    }
    pairs = new PairTable(charset, true);
  }

  static boolean fits(Charset charset) {
    byte[] wide = "\u3000".getBytes(charset);
    return wide.length == 4 && wide[0] == SHIFT_OUT && wide[3] == SHIFT_IN;
  }

  PairTable pairs() {
    return pairs;
  }

  @Override
  public byte single(char c) {
    return bytes[c] >= 0 ? (byte) bytes[c] : (byte) 0x6F;
  }

  @Override
  public String decode(Decoding run, int at, int length) {
    byte[] in = run.record();
    char[] text = run.characters(length);
    int n = 0;
    int end = at + length;
    boolean wide = false;
    int i = at;
    while (i < end) {
      byte b = in[i];
      if (wide ? b == SHIFT_IN : b == SHIFT_OUT) {
        wide = !wide;
        i++;
      } else if (wide) {
        n += pairAt(in, i, end, text, n);
        i += 2;
      } else {
        char c = singles[b & 0xFF];
        if (c == CharTable.NONE) {
          throw undecodable(i, b);
        }
        text[n++] = c;
        i++;
      }
    }
    if (wide) {
      throw new Fault(
          end - 1,
          "a shift-out X'0E' without its shift-in",
          "X'0F' after the last double-byte character",
          "the sender cut the field in the middle: it has to keep the shift-in");
    }
    return new String(text, 0, n);
  }

  private int pairAt(byte[] in, int at, int end, char[] text, int n) {
    int pair = at + 1 < end ? ((in[at] & 0xFF) << 8) | (in[at + 1] & 0xFF) : 0;
    char c = pairs.character(pair);
    if (c != CharTable.NONE) {
      text[n] = c;
      return 1;
    }
    int codePoint = pairs.codePoint(pair);
    if (codePoint < 0) {
      throw undecodable(at, in[at]);
    }
    return Character.toChars(codePoint, text, n);
  }

  @Override
  public int encode(String text, byte[] out, int at, int length) {
    int end = at + length;
    int i = at;
    boolean wide = false;
    int k = 0;
    while (k < text.length()) {
      int c = text.codePointAt(k);
      int one = c < 65536 ? bytes[c] : -1;
      int two = one >= 0 ? 0 : pairs.pair(c);
      boolean pair = two != 0;
      if (one < 0 && !pair) {
        throw unmappable(i, c);
      }
      // A pair needs room for the shift-in after it, too.
      if (i + (pair ? 3 : 1) + (pair == wide ? 0 : 1) > end) {
        throw tooLong(at, length);
      }
      if (pair != wide) {
        out[i++] = pair ? SHIFT_OUT : SHIFT_IN;
        wide = pair;
      }
      if (pair) {
        out[i++] = (byte) (two >> 8);
      }
      out[i++] = (byte) (pair ? two : one);
      k += c < 65536 ? 1 : 2;
    }
    if (wide) {
      out[i++] = SHIFT_IN;
    }
    return i - at;
  }
}
