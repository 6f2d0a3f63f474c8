package io.twospeed.journal.failure;

/** Another process works under this instance's name on the same journal. */
public final class InstanceTakenException extends JournalException {
  private static final long serialVersionUID = 1L;

  public InstanceTakenException(String message) {
    super(message, null);
  }
}
