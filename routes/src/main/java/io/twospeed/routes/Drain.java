package io.twospeed.routes;

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
  private final ScheduledThreadPoolExecutor timer;

  Drain(Duration grace) {
    this.grace = grace;
    this.timer = new ScheduledThreadPoolExecutor(1, Drain::thread);
    this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "twospeed-drain");
    thread.setDaemon(true);
    return thread;
  }

  void retire(ProductVersion version) {
    lookAgain(version, grace.toMillis());
  }

  private void lookAgain(ProductVersion version, long millis) {
    var unused = timer.schedule(() -> retireIfIdle(version), millis, TimeUnit.MILLISECONDS);
  }

  private void retireIfIdle(ProductVersion version) {
    try {
      if (version.stopIfIdle()) {
        version.record().to(VersionState.RETIRED);
      } else {
        lookAgain(version, LOOK_AGAIN_MILLIS);
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
