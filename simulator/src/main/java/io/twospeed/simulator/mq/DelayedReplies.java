package io.twospeed.simulator.mq;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies that come after a while, sent by a thread and a session of their own. They outlive a
 * broken link: what cannot be sent is tried again on the next.
 */
public final class DelayedReplies {
  private static final Logger log = LoggerFactory.getLogger(DelayedReplies.class);
  private static final long PAUSE_MILLIS = 500;
  private static final int MOST_ATTEMPTS = 120;

  private final ScheduledExecutorService scheduler;
  private volatile @Nullable Replier replier;

  /**
   * Binds them.
   *
   * @param scheduler of one thread: a session allows no more
   */
  public DelayedReplies(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** The link is new: what is sent from now on goes by this. */
  void sendBy(Replier replier) {
    this.replier = replier;
  }

  /** Told when the broker has an answer; not {@code sure} where it may have, or not. */
  interface Sent {
    void by(byte[] answer, boolean sure);
  }

  /** Does it and answers after a while. */
  void after(Duration delay, Inbound request, Supplier<byte[]> answer, Sent sent) {
    schedule(delay.toMillis(), () -> send(request, answer.get(), sent, 1));
  }

  private void send(Inbound request, byte[] answer, Sent sent, int attempt) {
    Replier current = replier;
    try {
      if (current != null) {
        current.send(request, answer, request.correlationId());
        sent.by(answer, true);
      }
    } catch (JMSException e) {
      sent.by(answer, false);
      if (attempt == MOST_ATTEMPTS) {
        log.warn("A delayed reply was given up after {} attempts: {}", attempt, e.getMessage());
      } else {
        schedule(PAUSE_MILLIS, () -> send(request, answer, sent, attempt + 1));
      }
    }
  }

  private void schedule(long delayMillis, Runnable task) {
    var unused = scheduler.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
  }
}
