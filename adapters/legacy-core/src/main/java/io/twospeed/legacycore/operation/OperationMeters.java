package io.twospeed.legacycore.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One operation's timers, one for each way a call can end, bound at load. */
final class OperationMeters {
  private final Timer answered;
  private final Map<Kind, Timer> failed = new EnumMap<>(Kind.class);

  OperationMeters(MeterRegistry meters, String operation, String system) {
    answered = timer(meters, operation, system, "answered");
    for (Kind kind : Kind.values()) {
      failed.put(kind, timer(meters, operation, system, kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  void ended(@Nullable Kind kind, long nanos) {
    Timer timer = kind == null ? answered : failed.get(kind);
    if (timer != null) {
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static Timer timer(
      MeterRegistry meters, String operation, String system, String outcome) {
    return Timer.builder("twospeed.core.calls")
        .description("Calls to the core, from handed in to ended")
        .tag("operation", operation)
        .tag("system", system)
        .tag("outcome", outcome)
        .register(meters);
  }
}
