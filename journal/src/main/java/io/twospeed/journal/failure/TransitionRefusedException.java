package io.twospeed.journal.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of state that the journal forbids; nothing was written. */
public final class TransitionRefusedException extends JournalException {
  private static final long serialVersionUID = 1L;
  private final String subject;
  private final @Nullable String actual;

  public TransitionRefusedException(String subject, @Nullable String actual, String message) {
    super(message, null);
    this.subject = subject;
    this.actual = actual;
  }

  /** The reference of the call or the id of the interaction. */
  public String subject() {
    return subject;
  }

  /** The state that it is in; empty where the journal does not have it. */
  public Optional<String> actual() {
    return Optional.ofNullable(actual);
  }
}
