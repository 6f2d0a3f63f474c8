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
  private final Ending ending;
  private String fill = "";
  private int at;

  private int occurrencesLeft;
  private byte[] scratch = NO_BYTES;
  private char[] characters = NO_CHARS;

  /** Where a record may end before all that its copybook has. */
  public enum Ending {
    /** Nowhere. */
    WHOLE,
    /** Between two fields, or in FILLER: no value is cut. */
    BETWEEN_FIELDS,
    /** Anywhere; and its fields may be blank, of whatever kind they are. */
    IN_A_REFUSAL
  }

  public Decoding(byte[] record, int start, int end, int slots) {
    this(record, start, end, slots, Ending.WHOLE);
  }

  /**
   * A refusal's record.
   *
   * @param fill the bytes that COBOL fills a record with, as characters
   */
  public static Decoding ofRefusal(byte[] record, int slots, String fill) {
    Decoding run = new Decoding(record, 0, record.length, slots, Ending.IN_A_REFUSAL);
    run.fill = fill;
    return run;
  }

  public Decoding(byte[] record, int start, int end, int slots, Ending ending) {
    this.ending = ending;
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

  /** Says that a field does not fit: the end of the record, where it may end there. */
  public Fault tooShort(int length) {
    return tooShort(length, true);
  }

  /**
   * The same of what may not be left out.
   *
   * @param optional false for what another field says is there
   */
  public Fault tooShort(int length, boolean optional) {
    Fault fault =
        new Fault(
            at,
            "the end of the record after " + Math.max(0, end - at) + " bytes of the field",
            length + " bytes",
            "check that the copybook is the one the record was written with, and the record's length");
    boolean between = ending == Ending.BETWEEN_FIELDS && optional && at >= end;
    return between || ending == Ending.IN_A_REFUSAL ? fault.ending() : fault;
  }

  /**
   * Whether the record may end where something could not be read. What is left of it is then passed
   * over, so that no later field is made of it.
   */
  public boolean endsAt(Fault fault) {
    boolean ends = fault.isEnding() || (ending == Ending.IN_A_REFUSAL && blank(at, end));
    at = ends ? end : at;
    return ends;
  }

  public boolean mayEndEarly() {
    return ending != Ending.WHOLE;
  }

  /** Whether a field without a value holds nothing at all, and may. */
  public boolean mayLack(int from, int length) {
    return ending == Ending.IN_A_REFUSAL && blank(from, from + length);
  }

  /** Whether nothing comes after what was read, or nothing but fill in a refusal. */
  public boolean atEnd() {
    return at == end || (ending == Ending.IN_A_REFUSAL && blank(at, end));
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (fill.indexOf(record[i] & 0xFF) < 0) {
        return false;
      }
    }
    return true;
  }
}
