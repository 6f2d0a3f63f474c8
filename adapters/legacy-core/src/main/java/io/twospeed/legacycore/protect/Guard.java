package io.twospeed.legacycore.protect;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.Protection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the core: lets a call pass or refuses it, at once, and learns how it ended.
 */
public final class Guard {
  private static final String FULL = "%d calls of %s are under way, the most its config allows";
  private static final String FAST = "%s has had its %d calls of this second";

  private final String name;
  private final @Nullable Bulkhead bulkhead;
  private final @Nullable CircuitBreaker breaker;
  private final @Nullable RateLimiter limiter;
  private final Protection protection;

  public Guard(String name, Protection protection, GuardRegistries registries) {
    this.name = name;
    this.protection = protection;
    this.bulkhead = protection.maxConcurrent() == 0 ? null : bulkhead(registries);
    this.limiter = protection.maxPerSecond() == 0 ? null : limiter(registries);
    Protection.Breaker settings = protection.breaker();
    this.breaker = settings == null ? null : breaker(settings, registries);
  }

  /** False where the settings protect from nothing. */
  public static boolean isNeeded(Protection protection) {
    return protection.maxConcurrent() > 0
        || protection.maxPerSecond() > 0
        || protection.breaker() != null;
  }

  /** Null: the call may pass, and {@link #ended} must follow. Else why it may not. */
  public @Nullable CallProblem enter() {
    if (bulkhead != null && !bulkhead.tryAcquirePermission()) {
      return CallProblem.overload(FULL.formatted(protection.maxConcurrent(), name), 1);
    }
    if (breaker != null && !breaker.tryAcquirePermission()) {
      leaveBulkhead();
      return CallProblem.breakerOpen(name, openSeconds());
    }
    if (limiter != null && !limiter.acquirePermission()) {
      leaveBulkhead();
      if (breaker != null) {
        breaker.releasePermission();
      }
      return CallProblem.overload(FAST.formatted(name, protection.maxPerSecond()), 1);
    }
    return null;
  }

  /** Gives back what {@link #enter} took; nothing was learnt of the core. */
  public void withdraw() {
    leaveBulkhead();
    if (breaker != null) {
      breaker.releasePermission();
    }
  }

  /** The call's end; a refusal by the core shows that the core works. */
  public void ended(@Nullable CallProblem problem, long nanos) {
    if (problem != null && problem.saysNothingOfTheCore()) {
      withdraw();
      return;
    }
    leaveBulkhead();
    if (breaker == null) {
      return;
    }
    if (problem == null || problem.kind() == Kind.REFUSED) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, new TechnicalFailure());
    }
  }

  private void leaveBulkhead() {
    if (bulkhead != null) {
      bulkhead.releasePermission();
    }
  }

  private int openSeconds() {
    Protection.Breaker settings = protection.breaker();
    return settings == null ? 1 : (int) Math.max(1, settings.openFor().toSeconds());
  }

  private Bulkhead bulkhead(GuardRegistries registries) {
    BulkheadConfig config =
        BulkheadConfig.custom()
            .maxConcurrentCalls(protection.maxConcurrent())
            .maxWaitDuration(Duration.ZERO)
            .build();
    return registries.bulkheads().bulkhead(name, config);
  }

  private RateLimiter limiter(GuardRegistries registries) {
    RateLimiterConfig config =
        RateLimiterConfig.custom()
            .limitForPeriod(protection.maxPerSecond())
            .limitRefreshPeriod(Duration.ofSeconds(1))
            .timeoutDuration(Duration.ZERO)
            .build();
    return registries.limiters().rateLimiter(name, config);
  }

  private CircuitBreaker breaker(Protection.Breaker settings, GuardRegistries registries) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .failureRateThreshold(settings.failurePercent())
            .slidingWindowSize(settings.window())
            .minimumNumberOfCalls(settings.window())
            .waitDurationInOpenState(settings.openFor())
            .permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
            .build();
    return registries.breakers().circuitBreaker(name, config);
  }

  /** What the breaker is told; it only counts, so it needs no stack. */
  private static final class TechnicalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TechnicalFailure() {
      super("technical failure", null, false, false);
    }
  }
}
