package io.twospeed.openapi.context;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the door counts. Meters are bound when a product is published. */
public final class DoorMeters {
  private static final int STATUSES = 600;

  private final MeterRegistry registry;
  private final Counter late;
  private final Counter abandoned;
  private final Counter overload;
  private final OfOperation unmatched;

  public DoorMeters(MeterRegistry registry, AtomicInteger open) {
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

  public void late() {
    late.increment();
  }

  public void abandoned() {
    abandoned.increment();
  }

  public void overload() {
    overload.increment();
  }

  /** What came of an attempt to tell a client that its operation has ended. */
  public void callback(String result) {
    Counter.builder("twospeed.door.callbacks")
        .description("Attempts to tell clients that their operations have ended")
        .tag("result", result)
        .register(registry)
        .increment();
  }

  /** Requests that belong to no operation. */
  public OfOperation unmatched() {
    return unmatched;
  }

  public OfOperation of(String product, String operation) {
    return new OfOperation(product, operation);
  }

  /** What became of a journalled request. */
  public enum End {
    /** The route ended well, and its response is durable. */
    FINISHED,
    /** It failed and nothing stands. */
    FAILED,
    /** It was handed to settlement, since a call of it may stand. */
    HANDED_OVER,
    /** What was handed over has been undone. */
    UNDONE,
    /** What was handed over has ended, and a call of it stays. */
    LEFT_STANDING,
    /** Another instance had taken it, and ended it. */
    ENDED_ELSEWHERE,
    /** Answered with the response that its key has already. */
    REPLAYED,
    /** Its key's first request is still being worked on. */
    IN_PROGRESS,
    /** Its key was used for another request. */
    KEY_REUSED,
    /** Its caller's time was over: 202. */
    ACCEPTED,
    /** The journal did not take it. */
    JOURNAL_UNAVAILABLE;

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The meters of one operation, a timer for each status. */
  public final class OfOperation {
    private final String product;
    private final String operation;
    private final AtomicReferenceArray<@Nullable Timer> byStatus =
        new AtomicReferenceArray<>(STATUSES);

    private OfOperation(String product, String operation) {
      this.product = product;
      this.operation = operation;
    }

    /** Few enough beside a flush to the disk: the registry finds the counter each time. */
    public void interaction(End end) {
      Counter.builder("twospeed.door.interactions")
          .description("What became of requests that may change the core")
          .tag("product", product)
          .tag("operation", operation)
          .tag("end", end.tag)
          .register(registry)
          .increment();
    }

    /** From a 202 to the end of its operation. */
    public void owed(Duration time) {
      Timer.builder("twospeed.door.owed")
          .description("From a 202 to the response that was owed")
          .tag("product", product)
          .tag("operation", operation)
          .register(registry)
          .record(time);
    }

    public void record(int status, long nanos) {
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
