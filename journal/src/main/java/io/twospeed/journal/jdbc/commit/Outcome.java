package io.twospeed.journal.jdbc.commit;

import io.twospeed.journal.failure.JournalException;
import org.jspecify.annotations.Nullable;

/** What became of one write in a batch: its result, or why it was refused while others were not. */
public record Outcome<R>(@Nullable R value, @Nullable JournalException refusal) {

  public static <R> Outcome<R> of(@Nullable R value) {
    return new Outcome<>(value, null);
  }

  public static <R> Outcome<R> refused(JournalException refusal) {
    return new Outcome<>(null, refusal);
  }
}
