package io.twospeed.base;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose own words may be shown to who runs and who writes a product: no value of a
 * request or of a reply is in them. The words of any other are for the log at DEBUG.
 */
public interface OpenWords {

  /** What went wrong: where, what was found, what was expected. */
  String words();

  /** Whether somebody has to mend something; false for what happens every day. */
  boolean isFault();

  /** The first of a failure and its causes that has such words. */
  static @Nullable OpenWords of(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof OpenWords open) {
        return open;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
