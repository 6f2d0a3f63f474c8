package io.twospeed.mappings.copybook.diff;

/** Who writes a record: the same change is another thing to its writer and to its reader. */
public enum Direction {
  /** We encode it, the core reads it. */
  REQUEST,
  /** The core writes it, we decode it. */
  REPLY
}
