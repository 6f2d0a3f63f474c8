package io.twospeed.legacycore.mq;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's queues that do not take what is put to them, and why: told in the log when it begins,
 * becomes another reason, lasts, and ends; shown by health as long as it lasts. A queue that nobody
 * has tried for a while is not shown: nothing is known of it any more. Safe for many threads.
 */
final class RefusedPuts {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedPuts.class);
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(1);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  private final String system;
  private final Clock clock;
  private final Map<String, Trouble> troubles = new ConcurrentSkipListMap<>();

  /**
   * What is wrong with one queue.
   *
   * @param count refusals since it was last told
   */
  private record Trouble(String reason, Instant since, Instant last, Instant told, long count) {

    static Trouble of(String reason, Instant now) {
      return new Trouble(reason, now, now, now, 0);
    }

    Trouble again(Instant now) {
      return new Trouble(reason, since, now, told, count + 1);
    }

    Trouble toldAt(Instant now) {
      return new Trouble(reason, since, now, now, 0);
    }

    boolean isToBeTold(Instant now) {
      return told.plus(TOLD_AGAIN_AFTER).isBefore(now);
    }

    boolean isForgotten(Instant now) {
      return last.plus(KNOWN_FOR).isBefore(now);
    }
  }

  RefusedPuts(String system, Clock clock) {
    this.system = system;
    this.clock = clock;
  }

  /** A put was refused, or what was put came back undelivered. */
  void refused(String queue, String reason) {
    Instant now = clock.instant();
    troubles.compute(queue, (name, before) -> told(name, reason, before, now));
  }

  private Trouble told(String queue, String reason, @Nullable Trouble before, Instant now) {
    if (before == null || before.isForgotten(now) || !before.reason().equals(reason)) {
      LOG.warn("{}: queue {} takes no request: {}", system, queue, reason);
      return Trouble.of(reason, now);
    }
    Trouble again = before.again(now);
    if (!again.isToBeTold(now)) {
      return again;
    }
    LOG.warn(
        "{}: queue {} still takes no request, {} more were refused: {}",
        system,
        queue,
        again.count(),
        reason);
    return again.toldAt(now);
  }

  /** A put went well. */
  void taken(String queue) {
    // On the way of every request: where there is no trouble, nothing is looked up.
    if (!troubles.isEmpty() && troubles.remove(queue) != null) {
      LOG.info("{}: queue {} takes requests again", system, queue);
    }
  }

  /** Over a new connection: what it takes is not known yet. */
  void forget() {
    troubles.clear();
  }

  /** A sentence for each queue that takes nothing. */
  List<String> now() {
    Instant now = clock.instant();
    troubles.values().removeIf(each -> each.isForgotten(now));
    return troubles.entrySet().stream()
        .map(
            each ->
                "queue %s takes no request since %s: %s"
                    .formatted(each.getKey(), each.getValue().since(), each.getValue().reason()))
        .toList();
  }
}
