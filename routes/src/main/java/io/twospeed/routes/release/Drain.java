package io.twospeed.routes.release;

import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionState;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retires replaced versions when their last request has ended. A version stays open for a grace
 * first, for requests that had chosen it and were not inside yet. One thread for all products.
 */
final class Drain implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final Duration grace;
  private final Duration atMost;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * A drain.
   *
   * @param atMost how long a version waits for its last request: one that never ends must not keep
   *     every version it was ever begun on
   */
  Drain(Duration grace, Duration atMost) {
    this.grace = grace;
    this.atMost = atMost;
    this.timer = new ScheduledThreadPoolExecutor(1, Drain::thread);
    this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "twospeed-drain");
    thread.setDaemon(true);
    return thread;
  }

  void retire(ProductVersion version) {
    lookAgain(version, grace.toMillis(), System.nanoTime() + grace.plus(atMost).toNanos());
  }

  void every(long millis, Runnable task) {
    var unused =
        timer.scheduleWithFixedDelay(() -> surely(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What fails once is done again all the same. */
  private static void surely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("What is done again and again failed this time", e);
    }
  }

  private void lookAgain(ProductVersion version, long millis, long endNanos) {
    var unused =
        timer.schedule(() -> retireIfIdle(version, endNanos), millis, TimeUnit.MILLISECONDS);
  }

  private void retireIfIdle(ProductVersion version, long endNanos) {
    try {
      if (version.stopIfIdle()) {
        version.record().to(VersionState.RETIRED);
      } else if (System.nanoTime() - endNanos > 0) {
        LOG.warn(
            "Version {} of {} is stopped with {} requests inside: they did not end in {}",
            version.version(),
            version.name(),
            version.requestsInFlight(),
            atMost);
        version.stop();
        version.record().to(VersionState.RETIRED);
      } else {
        lookAgain(version, LOOK_AGAIN_MILLIS, endNanos);
      }
    } catch (RuntimeException e) {
      LOG.warn("Version {} of {} did not stop", version.record().version(), version.name(), e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
