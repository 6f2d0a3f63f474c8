package io.twospeed.legacycore.transport;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.legacycore.call.CoreCall;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies that no open call waits for. Each is counted. A late one has a line of its own, since it
 * tells what became of a call; of the others one a second is logged.
 */
public final class StrayReplies {
  private static final Logger LOG = LoggerFactory.getLogger(StrayReplies.class);
  private static final long QUIET_NANOS = 1_000_000_000;

  private final String system;
  private final Counter late;
  private final Counter duplicate;
  private final Counter unmatched;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  public StrayReplies(String system, String way, MeterRegistry meters) {
    this.system = system;
    this.late = counter(meters, way, "late");
    this.duplicate = counter(meters, way, "duplicate");
    this.unmatched = counter(meters, way, "unmatched");
  }

  public void late(CoreCall call) {
    late.increment();
    LOG.warn(
        "Late reply from {} to {} ({}), {} ms after its request; the caller had been answered",
        system,
        call.operation(),
        call.reference(),
        call.ageMillis());
  }

  public void duplicate(CorrelationId id) {
    duplicate.increment();
    log("Second reply from {} with CorrelId {}; ignored", id);
  }

  public void unmatched(CorrelationId id) {
    unmatched.increment();
    log("Reply from {} with CorrelId {}, which is no request of this instance; ignored", id);
  }

  /** A reply to a change came where replies to reads are awaited; it was heard all the same. */
  public void misdirected(CorrelationId id, Fate fate) {
    if (fate != Fate.UNMATCHED && fate != Fate.DUPLICATE) {
      log(
          "Reply from {} with CorrelId {} came to the wrong queue; fix: let the core reply to the"
              + " request's ReplyToQ, else replies to changes can get lost",
          id);
    }
  }

  /** A message on the reply queue without any correlation id. */
  public void unmatched() {
    unmatched.increment();
    LOG.warn("Reply from {} without a CorrelId; ignored", system);
  }

  private void log(String line, CorrelationId id) {
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS)) {
      LOG.warn(line, system, id);
    }
  }

  private Counter counter(MeterRegistry meters, String way, String fate) {
    return Counter.builder("twospeed.core.replies.stray")
        .description("Replies that no open call waited for")
        .tag("system", system)
        .tag("way", way)
        .tag("fate", fate)
        .register(meters);
  }
}
