package io.twospeed.mappings.copybook.coding;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.layout.Layout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record being encoded. Its array has room for all that is sure to come. */
public final class Encoding {
  private final @Nullable JsonNode[] watched;

  /** The JSON objects the present one lies in, outermost first; null where one is left out. */
  private final @Nullable JsonNode[] scopes;

  private byte[] out;
  private int at;

  /** Fields of the present object that the copybook knows. */
  private int known;

  /** Fields left out become spaces and zeros. */
  private boolean initialize;

  /** What is written lies over another view: bytes that say the same already stay. */
  private boolean overlay;

  /** Whether that changed any. */
  private boolean changed;

  /** Sign of the number at hand, and its digits above the last 18. */
  private boolean negative;

  private long high;

  private int needed;

  public Encoding(int least, int slots, int depth, boolean initialize) {
    this.out = new byte[least];
    this.needed = least;
    this.watched = new @Nullable JsonNode[slots];
    this.scopes = new @Nullable JsonNode[depth + 1];
    this.initialize = initialize;
  }

  /** Of one field alone, into bytes that are there already. */
  public static Encoding into(byte[] bytes) {
    Encoding run = new Encoding(0, 0, 0, false);
    run.out = bytes;
    return run;
  }

  /** The record as far as it is written, with room behind it. */
  public byte[] out() {
    return out;
  }

  public int at() {
    return at;
  }

  public void at(int position) {
    at = position;
  }

  public @Nullable JsonNode watched(int slot) {
    return watched[slot];
  }

  public void watch(int slot, @Nullable JsonNode value) {
    watched[slot] = value;
  }

  public void forget(int... slots) {
    for (int slot : slots) {
      watched[slot] = null;
    }
  }

  public @Nullable JsonNode scope(int depth) {
    return scopes[depth];
  }

  public void scope(int depth, @Nullable JsonNode object) {
    scopes[depth] = object;
  }

  public int known() {
    return known;
  }

  public void known(int fields) {
    known = fields;
  }

  public boolean initialize() {
    return initialize;
  }

  public void initialize(boolean value) {
    initialize = value;
  }

  public boolean overlay() {
    return overlay;
  }

  public void overlay(boolean value) {
    overlay = value;
    changed = false;
  }

  public boolean changed() {
    return changed;
  }

  public void change() {
    changed = true;
  }

  public boolean negative() {
    return negative;
  }

  public void negative(boolean value) {
    negative = value;
  }

  public long high() {
    return high;
  }

  public void high(long digits) {
    high = digits;
  }

  public int needed() {
    return needed;
  }

  public void needed(int bytes) {
    needed = bytes;
  }

  /** Makes room for bytes beyond those the record has at least. */
  public void reserve(long more) {
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

  public byte[] result() {
    return out.length == at ? out : Arrays.copyOf(out, at);
  }
}
