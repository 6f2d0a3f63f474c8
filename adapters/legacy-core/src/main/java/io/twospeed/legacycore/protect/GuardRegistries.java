package io.twospeed.legacycore.protect;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;

/** Where the guards of one door keep their parts, so that each shows as a metric. */
public record GuardRegistries(
    BulkheadRegistry bulkheads, CircuitBreakerRegistry breakers, RateLimiterRegistry limiters) {

  public static GuardRegistries shownIn(MeterRegistry meters) {
    GuardRegistries all =
        new GuardRegistries(
            BulkheadRegistry.ofDefaults(),
            CircuitBreakerRegistry.ofDefaults(),
            RateLimiterRegistry.ofDefaults());
    TaggedBulkheadMetrics.ofBulkheadRegistry(all.bulkheads).bindTo(meters);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(all.breakers).bindTo(meters);
    TaggedRateLimiterMetrics.ofRateLimiterRegistry(all.limiters).bindTo(meters);
    return all;
  }
}
