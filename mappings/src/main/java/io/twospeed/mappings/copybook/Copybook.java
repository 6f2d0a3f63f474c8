package io.twospeed.mappings.copybook;

import java.nio.file.Path;
import java.util.List;

/** A copybook, parsed and laid out. The door of this package. */
public final class Copybook {
  private Copybook() {}

  /**
   * Reads a copybook file; files it COPYs are found beside it.
   *
   * @throws CopybookException with every finding
   */
  public static Copybook read(Path file, CodecOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Names of the level-01 records, in the order of the file. */
  public List<String> records() {
    throw new UnsupportedOperationException();
  }

  /** The codec of one record; immutable and safe for use by many threads. */
  public RecordCodec codec(String record) {
    throw new UnsupportedOperationException();
  }
}
