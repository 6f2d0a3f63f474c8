package io.twospeed.suite.trouble;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Moments are random: that is what the pauses between two blows are for. */
final class Pause {
  private Pause() {}

  static void between(SplittableRandom random, int atLeastMillis, int lessThanMillis) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(atLeastMillis, lessThanMillis)).toNanos());
  }
}
