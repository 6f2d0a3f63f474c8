package io.twospeed.journal.failure;

import org.jspecify.annotations.Nullable;

/** The database did not take it. No journal, no send. */
public final class JournalUnavailableException extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
