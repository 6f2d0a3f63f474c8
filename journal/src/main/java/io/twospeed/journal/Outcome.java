package io.twospeed.journal;

import org.jspecify.annotations.Nullable;

/** What became of one write in a batch: its result, or why it was refused while others were not. */
record Outcome<R>(@Nullable R value, @Nullable JournalException refusal) {

  static <R> Outcome<R> of(@Nullable R value) {
    return new Outcome<>(value, null);
  }

  static <R> Outcome<R> refused(JournalException refusal) {
    return new Outcome<>(null, refusal);
  }
}
