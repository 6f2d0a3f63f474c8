package io.twospeed.mappings.copybook.charset;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The double-byte characters of a charset: pair to code point and back. */
public final class PairTable {
  private final char[] chars = new char[65536];
  private final char[] pairs = new char[65536];
  private final Map<Integer, Integer> beyondByPair = new HashMap<>();
  private final Map<Integer, Integer> beyondByCodePoint = new HashMap<>();

  /**
   * Reads a charset's table.
   *
   * @param mixed whether the charset has its pairs between shift-out and shift-in
   */
  PairTable(Charset charset, boolean mixed) {
    CharTable table = new CharTable(charset);
    Arrays.fill(chars, CharTable.NONE);
    // A pair's bytes are X'41' to X'FE', and X'4040', wherever pairs stand between shifts.
    int least = mixed ? 0x40 : 1;
    int most = mixed ? 0xFE : 0xFF;
    for (int high = most; high >= least; high--) {
      for (int low = most; low >= (mixed ? 0x40 : 0); low--) {
        int c =
            mixed
                ? table.codePoint(
                    MixedCodePage.SHIFT_OUT, (byte) high, (byte) low, MixedCodePage.SHIFT_IN)
                : table.codePoint((byte) high, (byte) low);
        if (c >= 0) {
          put((high << 8) | low, c, charset, mixed);
        }
      }
    }
  }

  private void put(int pair, int codePoint, Charset charset, boolean mixed) {
    if (codePoint > 0xFFFF) {
      beyondByPair.put(pair, codePoint);
      beyondByCodePoint.put(codePoint, pair);
      return;
    }
    chars[pair] = (char) codePoint;
    boolean twice = pairs[codePoint] != 0;
    pairs[codePoint] = twice ? preferred(codePoint, pair, charset, mixed) : (char) pair;
  }

  /** Where several pairs read as one character, the one the charset itself writes. */
  private static char preferred(int codePoint, int otherwise, Charset charset, boolean mixed) {
    byte[] bytes = Character.toString(codePoint).getBytes(charset);
    int at = mixed ? 1 : 0;
    boolean pair = bytes.length == (mixed ? 4 : 2);
    return (char) (pair ? ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF) : otherwise);
  }

  /** The character of a pair; {@link CharTable#NONE} where {@link #codePoint} has to be asked. */
  char character(int pair) {
    return chars[pair];
  }

  /** The code point of a pair; -1 where it has none. */
  public int codePoint(int pair) {
    return chars[pair] != CharTable.NONE ? chars[pair] : beyondByPair.getOrDefault(pair, -1);
  }

  /** The pair of a code point; 0 where it has none. */
  public int pair(int codePoint) {
    return codePoint <= 0xFFFF ? pairs[codePoint] : beyondByCodePoint.getOrDefault(codePoint, 0);
  }
}
