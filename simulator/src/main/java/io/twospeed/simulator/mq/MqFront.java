package io.twospeed.simulator.mq;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the core linked to its queues: links at start, and anew whenever the link breaks, with a
 * growing pause between attempts. A broker that is down does not keep the core from starting.
 */
public final class MqFront implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MqFront.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final long CLOSE_SECONDS = 5;

  private final ConnectionFactory factory;
  private final MqLink.Listening listening;

  /** All of linking happens on this one thread, so that nothing here needs a lock. */
  private final ScheduledExecutorService linker =
      Executors.newSingleThreadScheduledExecutor(daemon("simulator-link"));

  private @Nullable MqLink link;
  private Duration pause = FIRST_PAUSE;
  private long generation;

  public MqFront(ConnectionFactory factory, MqLink.Listening listening) {
    this.factory = factory;
    this.listening = listening;
  }

  /** Begins to link; returns once the first attempt is over, whether it succeeded or not. */
  public void start() {
    try {
      linker.submit(this::connect).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The core's queues cannot be served: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      linker.submit(this::disconnect).get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("The link to the broker did not close: {}", e.getMessage());
    }
    linker.shutdownNow();
  }

  public static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void connect() {
    long mine = ++generation;
    try {
      link = MqLink.open(factory, listening, broken -> linkBroke(mine, broken));
      pause = FIRST_PAUSE;
      log.info("The simulated core listens on its queues");
    } catch (JMSException | RuntimeException e) {
      log.info("The broker is not there ({}); next attempt in {}", e.getMessage(), pause);
      retry();
    }
  }

  private void retry() {
    var unused = linker.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  private void linkBroke(long which, JMSException cause) {
    if (linker.isShutdown()) {
      return;
    }
    linker.execute(
        () -> {
          // One break may be told more than once; only the first of a link counts.
          if (which == generation) {
            log.warn("The link to the broker broke: {}", cause.getMessage());
            disconnect();
            connect();
          }
        });
  }

  private void disconnect() {
    MqLink broken = link;
    link = null;
    if (broken == null) {
      return;
    }
    try {
      broken.close();
    } catch (JMSException | RuntimeException e) {
      log.debug("A broken link did not close", e);
    }
  }
}
