package io.twospeed.legacycore.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What keeps calls from overrunning the core.
 *
 * @param maxConcurrent calls at the core at once; 0: no limit
 * @param maxPerSecond calls begun in a second; 0: no limit
 * @param breaker null: none
 * @param attempts in all, within the caller's deadline; only reads are ever tried again; 1: no
 *     retry
 * @param retryAfter the pause before each further attempt
 */
public record Protection(
    int maxConcurrent,
    int maxPerSecond,
    @Nullable Breaker breaker,
    int attempts,
    Duration retryAfter) {

  public Protection {
    Settings.require(maxConcurrent >= 0, "protection.maxConcurrent", maxConcurrent, "0 or more");
    Settings.require(maxPerSecond >= 0, "protection.maxPerSecond", maxPerSecond, "0 or more");
    Settings.require(attempts >= 1 && attempts <= 10, "protection.attempts", attempts, "1 to 10");
    Settings.require(!retryAfter.isNegative(), "protection.retryAfter", retryAfter, "0 or more");
  }

  /** No limit, no breaker, no retry. */
  public static Protection none() {
    return new Protection(0, 0, null, 1, Duration.ofMillis(50));
  }

  /**
   * Refuses calls while the core fails technically; a business refusal by the core never counts.
   *
   * @param failurePercent share of failed calls that opens it, 1 to 100
   * @param window how many of the last calls are looked at
   * @param openFor how long it refuses before it lets trial calls through
   * @param trialCalls how many trial calls decide
   */
  public record Breaker(int failurePercent, int window, Duration openFor, int trialCalls) {
    public Breaker {
      Settings.require(
          failurePercent >= 1 && failurePercent <= 100,
          "breaker.failurePercent",
          failurePercent,
          "1 to 100");
      Settings.require(window >= 1, "breaker.window", window, "1 or more");
      Settings.require(openFor.toMillis() >= 1, "breaker.openFor", openFor, "at least 1 ms");
      Settings.require(trialCalls >= 1, "breaker.trialCalls", trialCalls, "1 or more");
    }
  }
}
