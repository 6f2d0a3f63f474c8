package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.operation.BoundOperation;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of one call as far as this process knows of them. Thread-safe. */
final class SendHistory {
  private int underWay;
  private int recorded;
  private Instant lastExpiry;
  private final Set<String> unread = new HashSet<>();

  private SendHistory(int underWay, int recorded, Instant lastExpiry) {
    this.underWay = underWay;
    this.recorded = recorded;
    this.lastExpiry = lastExpiry;
  }

  /** One message, which expires then. */
  static SendHistory first(Instant expiry) {
    return new SendHistory(1, 1, expiry);
  }

  /** As the journal has it. */
  static SendHistory of(StoredCall stored, @Nullable BoundOperation operation) {
    Sendings sendings = Sendings.of(stored, operation);
    SendHistory history =
        new SendHistory(sendings.count(), stored.history().sends(), sendings.lastExpiry());
    history.unread.addAll(sendings.unread());
    return history;
  }

  /** Another instance may have sent it once more. */
  synchronized void learn(StoredCall stored, @Nullable BoundOperation operation) {
    Sendings sendings = Sendings.of(stored, operation);
    underWay = Math.max(underWay, sendings.count());
    recorded = Math.max(recorded, stored.history().sends());
    unread.addAll(sendings.unread());
    expiresAt(sendings.lastExpiry());
  }

  /** A message more may be under way from now on, until then. */
  synchronized void again(Instant expiry) {
    underWay++;
    expiresAt(expiry);
  }

  /** The journal has it. */
  synchronized void recordedAgain() {
    recorded++;
  }

  /** A message that was counted did not leave; the journal counts it all the same. */
  synchronized void didNotLeave() {
    underWay--;
  }

  /** The first message leaves later than was thought when the call was planned. */
  synchronized void expiresAt(Instant expiry) {
    if (expiry.isAfter(lastExpiry)) {
      lastExpiry = expiry;
    }
  }

  /**
   * A message was discarded unread.
   *
   * @param code of what says so: the same says nothing new when it comes again
   * @return whether all were
   */
  synchronized boolean isLastUnread(String code) {
    unread.add(code);
    return unread.size() >= underWay;
  }

  synchronized boolean isOneOnly() {
    return underWay == 1;
  }

  /** How many messages the journal has written down. */
  synchronized int recorded() {
    return recorded;
  }

  /** After this moment no message lies unread on a queue. */
  synchronized Instant lastExpiry() {
    return lastExpiry;
  }
}
