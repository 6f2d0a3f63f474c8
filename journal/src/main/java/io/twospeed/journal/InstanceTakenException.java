package io.twospeed.journal;

/** Another process works under this instance's name on the same journal. */
public final class InstanceTakenException extends JournalException {
  private static final long serialVersionUID = 1L;

  InstanceTakenException(String message) {
    super(message, null);
  }
}
