package io.twospeed.openapi;

import io.twospeed.journal.Journal;
import java.time.Duration;

/**
 * The journal behind a door: with one, every request that may change the core is written down
 * before it is served, and its response before it is given.
 *
 * @param journal opened by the app, and closed by it after the door
 * @param finishWithin from a request's arrival; a route that has not ended by then is handed to
 *     settlement, which undoes what it did
 * @param callbacks who may be told that an operation has ended
 */
public record DoorJournal(Journal journal, Duration finishWithin, CallbackSettings callbacks) {
  private static final Duration MOST = Duration.ofHours(1);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException where the time is no sensible one
   */
  public DoorJournal {
    if (finishWithin.toMillis() < 100 || finishWithin.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "The door's settings: finishWithin is %s; expected PT0.1S to %s"
              .formatted(finishWithin, MOST));
    }
  }

  /** Nobody is called back. */
  public DoorJournal(Journal journal, Duration finishWithin) {
    this(journal, finishWithin, CallbackSettings.none());
  }

  /** With 60 s for a route to end, and nobody called back. */
  public static DoorJournal of(Journal journal) {
    return new DoorJournal(journal, Duration.ofSeconds(60));
  }
}
