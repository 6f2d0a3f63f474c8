package io.twospeed.mappings.copybook.coding;

import io.twospeed.mappings.copybook.syntax.Item;

/**
 * What is wrong with a value, on its way up through the groups that know where it is. Becomes a
 * {@link RecordException}.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private int offset;
  private final String found;
  private final String expected;
  private final String fix;
  private String path = "";
  private String place = "";
  private boolean ending;

  /**
   * A fault.
   *
   * @param offset of the byte that is wrong, from the start of the record
   * @param found never the customer's data: single bytes of a sign, digit or length, in hexadecimal
   */
  public Fault(int offset, String found, String expected, String fix) {
    super(null, null, false, false);
    this.offset = offset;
    this.found = found;
    this.expected = expected;
    this.fix = fix;
  }

  /** Says which entry of the copybook it is about, unless a more exact one is known already. */
  public Fault in(Item item) {
    if (place.isEmpty()) {
      place = item.place();
    }
    return this;
  }

  public int offset() {
    return offset;
  }

  /** The same fault, where the record may end: what was read before it stands. */
  Fault ending() {
    ending = true;
    return this;
  }

  boolean isEnding() {
    return ending;
  }

  public Fault moved(int newOffset) {
    offset = newOffset;
    return this;
  }

  /** The same fault, where the bytes looked at are a copy of the record's. */
  public Fault moved(int start, int bytesEach) {
    offset = start + bytesEach * offset;
    return this;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }

  public Fault below(String name) {
    path = path.isEmpty() ? name : path.startsWith("[") ? name + path : name + "." + path;
    return this;
  }

  public Fault at(int index) {
    path = "[" + index + "]" + (path.isEmpty() || path.startsWith("[") ? "" : ".") + path;
    return this;
  }

  public RecordException exception() {
    return new RecordException(
        path
            + " at offset "
            + offset
            + (place.isEmpty() ? "" : " (" + place + ")")
            + ": found "
            + found
            + ", expected "
            + expected
            + "; fix: "
            + fix);
  }

  public static String hex(int value) {
    String digits = "0123456789ABCDEF";
    return "X'" + digits.charAt((value >> 4) & 15) + digits.charAt(value & 15) + "'";
  }
}
