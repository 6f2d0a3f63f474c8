package io.twospeed.journal.failure;

import org.jspecify.annotations.Nullable;

/** The file of an embedded journal cannot be used as it is; nothing of it was changed. */
public final class JournalFileException extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
