package io.twospeed.journal.failure;

/** Too much waits already: refused at once rather than queued. */
public final class JournalOverloadedException extends JournalException {
  private static final long serialVersionUID = 1L;
  private final int bound;

  public JournalOverloadedException(String what, int bound) {
    super(
        "The journal has %d %s waiting, its bound; ask again later, or raise queueBound"
            .formatted(bound, what),
        null);
    this.bound = bound;
  }

  /** How many may wait. */
  public int bound() {
    return bound;
  }
}
