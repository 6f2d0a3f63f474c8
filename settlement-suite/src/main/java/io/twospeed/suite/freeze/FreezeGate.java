package io.twospeed.suite.freeze;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the woven steps call. Public, as they lie in the app's packages; of no use to anybody else.
 * Thread-safe.
 */
public final class FreezeGate {
  private static final AtomicReference<@Nullable Order> ORDER = new AtomicReference<>();

  /** Told when a step that was asked for is reached; stops the process before it returns. */
  interface Stopper {
    void stopAt(FreezePoint point);
  }

  private record Order(FreezePoint point, AtomicInteger left, Stopper stopper) {

    boolean isReached(String step) {
      return point.name().equals(step) && isWithin() && left.decrementAndGet() == 0;
    }

    private boolean isWithin() {
      return point.within().map(FreezeGate::isUnderWay).orElse(true);
    }
  }

  private FreezeGate() {}

  /** A step was reached. */
  public static void reached(String step) {
    Order order = ORDER.get();
    if (order != null && order.isReached(step) && ORDER.compareAndSet(order, null)) {
      order.stopper().stopAt(order.point());
    }
  }

  static void order(FreezePoint point, int times, Stopper stopper) {
    ORDER.set(new Order(point, new AtomicInteger(times), stopper));
  }

  /** False where there is no order any more: it was carried out, or is just being. */
  static boolean forget() {
    return ORDER.getAndSet(null) != null;
  }

  private static boolean isUnderWay(String method) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame -> method.equals(frame.getClassName() + "#" + frame.getMethodName())));
  }
}
