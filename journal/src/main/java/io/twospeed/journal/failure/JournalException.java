package io.twospeed.journal.failure;

import org.jspecify.annotations.Nullable;

/** The journal cannot do what was asked. */
public abstract sealed class JournalException extends RuntimeException
    permits JournalUnavailableException,
        JournalOverloadedException,
        TransitionRefusedException,
        JournalKeyException,
        InstanceTakenException,
        JournalFileException {
  private static final long serialVersionUID = 1L;

  JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
