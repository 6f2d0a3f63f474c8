package io.twospeed.mappings.copybook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * An EBCDIC code page of single and double bytes, with shift-out and shift-in between them, as
 * tables. The shifts take room in the field and are no part of the text.
 */
final class MixedCodePage extends CodePage {
  static final byte SHIFT_OUT = 0x0E;
  static final byte SHIFT_IN = 0x0F;
  private static final char NONE = '\ufffd';

  private final char[] singles = new char[256];
  private final char[] doubles = new char[65536];

  /** Character to byte or byte pair; -1 where there is none. A pair is 256 or more. */
  private final int[] codes = new int[65536];

  MixedCodePage(Charset charset) {
    super(charset.name());
    Arrays.fill(codes, -1);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    Arrays.fill(doubles, NONE);
    for (int high = 0xFE; high >= 0x40; high--) {
      for (int low = 0xFE; low >= 0x40; low--) {
        byte[] pair = {SHIFT_OUT, (byte) high, (byte) low, SHIFT_IN};
        put(doubles, (high << 8) | low, decoded(decoder, pair));
      }
    }
    for (int i = 255; i >= 0; i--) {
      boolean shift = i == SHIFT_OUT || i == SHIFT_IN;
      put(singles, i, shift ? NONE : decoded(decoder, new byte[] {(byte) i}));
    }
  }

  static boolean fits(Charset charset) {
    byte[] wide = "\u3000".getBytes(charset);
    return charset.canEncode() && wide.length == 4 && wide[0] == SHIFT_OUT && wide[3] == SHIFT_IN;
  }

  private void put(char[] table, int code, char c) {
    table[code] = c;
    if (c != NONE) {
      codes[c] = code;
    }
  }

  private static char decoded(CharsetDecoder decoder, byte[] bytes) {
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
      return text.length() == 1 ? text.get(0) : NONE;
    } catch (CharacterCodingException e) {
      return NONE;
    }
  }

  @Override
  byte single(char c) {
    return codes[c] >= 0 && codes[c] < 256 ? (byte) codes[c] : (byte) 0x6F;
  }

  @Override
  String decode(Decoding run, int at, int length) {
    byte[] in = run.record;
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
        char c = i + 1 < end ? doubles[((b & 0xFF) << 8) | (in[i + 1] & 0xFF)] : NONE;
        if (c == NONE) {
          throw undecodable(i, b);
        }
        text[n++] = c;
        i += 2;
      } else {
        char c = singles[b & 0xFF];
        if (c == NONE) {
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

  @Override
  int encode(String text, byte[] out, int at, int length) {
    int end = at + length;
    int i = at;
    boolean wide = false;
    for (int k = 0; k < text.length(); k++) {
      int code = codes[text.charAt(k)];
      if (code < 0) {
        throw unmappable(i, text.codePointAt(k));
      }
      boolean pair = code > 255;
      int need = (pair ? 3 : 1) + (pair == wide ? 0 : 1);
      if (i + need > end) {
        throw tooLong(at, length);
      }
      if (pair != wide) {
        out[i++] = pair ? SHIFT_OUT : SHIFT_IN;
        wide = pair;
      }
      if (pair) {
        out[i++] = (byte) (code >> 8);
      }
      out[i++] = (byte) code;
    }
    if (wide) {
      out[i++] = SHIFT_IN;
    }
    return i - at;
  }

  /** The two bytes of a character, without shifts; -1 where it has none. */
  int pair(char c) {
    int code = codes[c];
    return code > 255 ? code : -1;
  }

  /** The character of two bytes, without shifts; U+FFFD where they are none. */
  char character(int pair) {
    return doubles[pair];
  }
}
