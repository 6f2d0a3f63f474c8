package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record being encoded. Its array has room for all that is sure to come. */
final class Encoding {
  final @Nullable JsonNode[] watched;

  /** The JSON objects the present one lies in, outermost first; null where one is left out. */
  final @Nullable JsonNode[] scopes;

  byte[] out;
  int at;

  /** Fields of the present object that the copybook knows. */
  int known;

  /** Fields left out become spaces and zeros. */
  boolean initialize;

  /** Sign of the number at hand, and its digits above the last 18. */
  boolean negative;

  long high;

  private int needed;

  Encoding(int least, int slots, int depth, boolean initialize) {
    this.out = new byte[least];
    this.needed = least;
    this.watched = new @Nullable JsonNode[slots];
    this.scopes = new @Nullable JsonNode[depth + 1];
    this.initialize = initialize;
  }

  int needed() {
    return needed;
  }

  void needed(int bytes) {
    needed = bytes;
  }

  /** Makes room for bytes beyond those the record has at least. */
  void reserve(long more) {
    long total = needed + more;
    if (total > Layout.LONGEST) {
      throw new Fault(
          at,
          "a record of " + total + " bytes",
          "at most " + Layout.LONGEST,
          "send fewer occurrences");
    }
    needed = (int) total;
    if (out.length < needed) {
      out = Arrays.copyOf(out, Math.max(needed, out.length + (out.length >> 1)));
    }
  }

  byte[] result() {
    return out.length == at ? out : Arrays.copyOf(out, at);
  }
}
