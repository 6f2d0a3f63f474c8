package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record being encoded. Its array has room for all that is sure to come. */
final class Encoding {
  private final @Nullable JsonNode[] watched;

  /** The JSON objects the present one lies in, outermost first; null where one is left out. */
  private final @Nullable JsonNode[] scopes;

  private byte[] out;
  private int at;

  /** Fields of the present object that the copybook knows. */
  private int known;

  /** Fields left out become spaces and zeros. */
  private boolean initialize;

  /** Sign of the number at hand, and its digits above the last 18. */
  private boolean negative;

  private long high;

  private int needed;

  Encoding(int least, int slots, int depth, boolean initialize) {
    this.out = new byte[least];
    this.needed = least;
    this.watched = new @Nullable JsonNode[slots];
    this.scopes = new @Nullable JsonNode[depth + 1];
    this.initialize = initialize;
  }

  /** Of one field alone, into bytes that are there already. */
  static Encoding into(byte[] bytes) {
    Encoding run = new Encoding(0, 0, 0, false);
    run.out = bytes;
    return run;
  }

  /** The record as far as it is written, with room behind it. */
  byte[] out() {
    return out;
  }

  int at() {
    return at;
  }

  void at(int position) {
    at = position;
  }

  @Nullable JsonNode watched(int slot) {
    return watched[slot];
  }

  void watch(int slot, @Nullable JsonNode value) {
    watched[slot] = value;
  }

  void forget(int... slots) {
    for (int slot : slots) {
      watched[slot] = null;
    }
  }

  @Nullable JsonNode scope(int depth) {
    return scopes[depth];
  }

  void scope(int depth, @Nullable JsonNode object) {
    scopes[depth] = object;
  }

  int known() {
    return known;
  }

  void known(int fields) {
    known = fields;
  }

  boolean initialize() {
    return initialize;
  }

  void initialize(boolean value) {
    initialize = value;
  }

  boolean negative() {
    return negative;
  }

  void negative(boolean value) {
    negative = value;
  }

  long high() {
    return high;
  }

  void high(long digits) {
    high = digits;
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
