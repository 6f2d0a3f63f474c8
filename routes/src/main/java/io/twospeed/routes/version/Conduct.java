package io.twospeed.routes.version;

import io.twospeed.routes.settings.Band;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How a version's requests end: how many, how many of them by its own fault, and how long they
 * take. Two windows, of which the older is forgotten when the next begins. Safe for many threads.
 */
public final class Conduct {
  private static final int INTERNAL = 500;
  private static final int NOT_AVAILABLE = 503;

  private volatile Window now = new Window();
  private volatile Window earlier = new Window();

  /**
   * Counts one answer. A 503 says that something behind is full or away, nothing of the version.
   */
  void answered(int status, long nanos) {
    Window window = now;
    window.requests.increment();
    if (status >= INTERNAL && status != NOT_AVAILABLE) {
      window.failed.increment();
    }
    window.buckets.incrementAndGet(Window.bucket(nanos));
  }

  /** The version itself had no room for a request; its 503 is counted when it is answered. */
  void turnedAway() {
    now.failed.increment();
  }

  public void nextWindow() {
    earlier = now;
    now = new Window();
  }

  public Figures figures() {
    Window first = earlier;
    Window second = now;
    long requests = first.requests.sum() + second.requests.sum();
    long failed = first.failed.sum() + second.failed.sum();
    return new Figures(requests, failed, quantile(first, second, 0.95));
  }

  /**
   * What a version came to.
   *
   * @param p95Nanos within an eighth; 0 where there was no request
   */
  public record Figures(long requests, long failed, long p95Nanos) {
    public static final Figures NONE = new Figures(0, 0, 0);

    double failedPercent() {
      return requests == 0 ? 0 : 100.0 * failed / requests;
    }

    /**
     * Why these are further from those of the version before than the band allows; null where they
     * are not, or too little is known.
     */
    public @Nullable String outside(Band band, Figures before) {
      if (requests < band.atLeast()) {
        return null;
      }
      if (failedPercent() > before.failedPercent() + band.failedPoints()) {
        return String.format(
            Locale.ROOT,
            "%.1f %% of its %d requests failed; of the version before %.1f %% of %d; allowed are %.1f"
                + " points more",
            failedPercent(),
            requests,
            before.failedPercent(),
            before.requests,
            band.failedPoints());
      }
      long allowed =
          Math.max(
              (long) (before.p95Nanos * band.slowerTimes()),
              before.p95Nanos + band.slowerBy().toNanos());
      if (before.requests >= band.atLeast() && p95Nanos > allowed) {
        return String.format(
            Locale.ROOT,
            "95 %% of its %d requests took up to %.1f ms; of the version before %.1f ms; allowed are"
                + " %.1f ms",
            requests,
            p95Nanos / 1e6,
            before.p95Nanos / 1e6,
            allowed / 1e6);
      }
      return null;
    }
  }

  private static long quantile(Window first, Window second, double share) {
    long all = 0;
    for (int i = 0; i < Window.BUCKETS; i++) {
      all += first.buckets.get(i) + second.buckets.get(i);
    }
    long ahead = (long) Math.ceil(all * share);
    for (int i = 0; i < Window.BUCKETS && all > 0; i++) {
      ahead -= first.buckets.get(i) + second.buckets.get(i);
      if (ahead <= 0) {
        return Window.upperNanos(i);
      }
    }
    return 0;
  }

  /** Eight buckets for each doubling, as HdrHistogram has them. */
  private static final class Window {
    private static final int BUCKETS = 42 * 8;

    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicIntegerArray buckets = new AtomicIntegerArray(BUCKETS);

    static int bucket(long nanos) {
      long value = Math.max(8, nanos);
      int power = 63 - Long.numberOfLeadingZeros(value);
      int within = (int) ((value >> (power - 3)) & 7);
      return Math.min(BUCKETS - 1, (power - 3) * 8 + within);
    }

    static long upperNanos(int bucket) {
      int power = bucket / 8 + 3;
      return (9L + bucket % 8) << (power - 3);
    }
  }
}
