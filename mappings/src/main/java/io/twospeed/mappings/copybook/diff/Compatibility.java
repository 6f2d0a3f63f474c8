package io.twospeed.mappings.copybook.diff;

/** What a change of a copybook asks of whoever runs with the old one. */
public enum Compatibility {
  /** What runs goes on running; the new copybook may be taken in at leisure. */
  COMPATIBLE,
  /** The new copybook must be taken in at the moment the core does; mappings stay as they are. */
  CUT_OVER,
  /** A mapping, or what it is given, must change as well. */
  BREAKS;

  /** The one of two that asks more. */
  public Compatibility or(Compatibility other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
