package io.twospeed.journal.interactions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Clients that want to be told when their interaction has ended. One is written with the begin of
 * its interaction and stays until it is {@link #done}: a crash loses none, and may tell one twice.
 */
public interface Notifications {
  /**
   * Takes what is due: its interaction has ended, and its caller's deadline, or the moment it was
   * put off to, is past. No two instances get the same one.
   *
   * @param hold until then nobody gets it again
   */
  CompletionStage<List<DueNotification>> claim(int limit, Duration hold);

  /** The client was told, or need not be, or cannot be. */
  CompletionStage<Void> done(String interactionId);

  /** The client could not be told: it is due again at this moment. */
  CompletionStage<Void> putOff(String interactionId, Instant until);
}
