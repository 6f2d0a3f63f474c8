package io.twospeed.openapi;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the door counts. Meters are bound when a product is published. */
final class DoorMeters {
  private static final int STATUSES = 600;

  private final MeterRegistry registry;
  private final Counter late;
  private final Counter abandoned;
  private final Counter overload;
  private final OfOperation unmatched;

  DoorMeters(MeterRegistry registry, AtomicInteger open) {
    this.registry = registry;
    this.late =
        Counter.builder("twospeed.door.late")
            .description("Answers of routes that came after the deadline had been answered")
            .register(registry);
    this.abandoned =
        Counter.builder("twospeed.door.abandoned")
            .description("Requests whose client had gone before its answer")
            .register(registry);
    this.overload =
        Counter.builder("twospeed.door.overload")
            .description("Requests refused because too many were open")
            .register(registry);
    registry.gauge("twospeed.door.open", open);
    this.unmatched = new OfOperation("none", "none");
  }

  void late() {
    late.increment();
  }

  void abandoned() {
    abandoned.increment();
  }

  void overload() {
    overload.increment();
  }

  /** Requests that belong to no operation. */
  OfOperation unmatched() {
    return unmatched;
  }

  OfOperation of(String product, String operation) {
    return new OfOperation(product, operation);
  }

  /** The timers of one operation, one for each status. */
  final class OfOperation {
    private final String product;
    private final String operation;
    private final AtomicReferenceArray<@Nullable Timer> byStatus =
        new AtomicReferenceArray<>(STATUSES);

    private OfOperation(String product, String operation) {
      this.product = product;
      this.operation = operation;
    }

    void record(int status, long nanos) {
      Timer timer = byStatus.get(status);
      if (timer == null) {
        timer = timer(status);
        byStatus.set(status, timer);
      }
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
      return Timer.builder("twospeed.door.requests")
          .description("From a request's arrival to its answer")
          .tag("product", product)
          .tag("operation", operation)
          .tag("status", Integer.toString(status))
          .register(registry);
    }
  }
}
