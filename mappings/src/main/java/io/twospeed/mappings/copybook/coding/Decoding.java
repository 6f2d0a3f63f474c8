package io.twospeed.mappings.copybook.coding;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One record being decoded: how far it is, and what fields other fields depend on held. */
public final class Decoding {
  private static final byte[] NO_BYTES = {};
  private static final char[] NO_CHARS = {};
  private static final int MOST_EMPTY = 1_000_000;

  private final byte[] record;
  private final int start;
  private final int end;
  private final @Nullable JsonNode[] watched;
  private int at;

  private int occurrencesLeft;
  private byte[] scratch = NO_BYTES;
  private char[] characters = NO_CHARS;

  public Decoding(byte[] record, int start, int end, int slots) {
    this.record = record;
    this.start = start;
    this.at = start;
    this.end = end;
    this.watched = new @Nullable JsonNode[slots];
    this.occurrencesLeft = MOST_EMPTY + (end - start);
  }

  public byte[] record() {
    return record;
  }

  public int at() {
    return at;
  }

  public void at(int position) {
    at = position;
  }

  public int end() {
    return end;
  }

  public @Nullable JsonNode watched(int slot) {
    return watched[slot];
  }

  public void watch(int slot, @Nullable JsonNode value) {
    watched[slot] = value;
  }

  /** What an occurrence may lack that the one before it had, where it is of another view. */
  public void forget(int... slots) {
    for (int slot : slots) {
      watched[slot] = null;
    }
  }

  public int length() {
    return end - start;
  }

  /** Room for text on its way to a string. */
  public byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(64, length)];
    }
    return scratch;
  }

  public char[] characters(int length) {
    if (characters.length < length) {
      characters = new char[Math.max(64, length)];
    }
    return characters;
  }

  /** Keeps tables of occurrences that take no bytes from filling the memory. */
  public void occurrences(int count) {
    occurrencesLeft -= count;
    if (occurrencesLeft < 0) {
      throw new Fault(
          at,
          "more than " + MOST_EMPTY + " occurrences that take no bytes",
          "tables whose occurrences take bytes",
          "check OCCURS in the copybook");
    }
  }

  public Fault tooShort(int length) {
    return new Fault(
        at,
        "the end of the record after " + Math.max(0, end - at) + " bytes of the field",
        length + " bytes",
        "check that the copybook is the one the record was written with, and the record's length");
  }
}
