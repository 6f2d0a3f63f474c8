package io.twospeed.mappings.copybook.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Asks a charset's decoder for single characters, quickly: a table takes 65536 of them. */
final class CharTable {
  static final char NONE = '\ufffd';

  /**
   * Line feed and next line of EBCDIC, as Java's IBM1047 has them. In most pages Java reads both as
   * U+000A, and ICU has them the other way round: then a byte would not come back as it was.
   */
  static final int LINE_FEED = 0x15;

  static final int NEXT_LINE = 0x25;
  private static final char SUBSTITUTE = '\u001a';

  private final CharsetDecoder decoder;
  private final CharBuffer out = CharBuffer.allocate(4);

  CharTable(Charset charset) {
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The character of a single byte; {@link #NONE} where there is none. */
  char single(int b, boolean ebcdic) {
    if (ebcdic && (b == LINE_FEED || b == NEXT_LINE)) {
      return b == LINE_FEED ? '\n' : '\u0085';
    }
    int c = codePoint((byte) b);
    boolean substitute = c == SUBSTITUTE && b != (ebcdic ? 0x3F : 0x1A);
    return c < 0 || c > 0xFFFF || substitute ? NONE : (char) c;
  }

  /** The one code point some bytes make; -1 where they make none, or several. */
  int codePoint(byte... bytes) {
    decoder.reset();
    out.clear();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isUnderflow()) {
      result = decoder.flush(out);
    }
    int length = out.flip().length();
    if (!result.isUnderflow() || length == 0) {
      return -1;
    }
    int c = Character.codePointAt(out, 0);
    return Character.charCount(c) == length && c != NONE ? c : -1;
  }
}
