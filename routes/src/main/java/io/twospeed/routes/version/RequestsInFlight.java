package io.twospeed.routes.version;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests in, until it is shut while none is inside. One atomic number, no lock. */
final class RequestsInFlight {
  private static final int SHUT = Integer.MIN_VALUE / 2;

  private final AtomicInteger inside = new AtomicInteger();

  /** Whether the request is in; where not, it must not call {@link #leave}. */
  boolean enter() {
    if (inside.incrementAndGet() > 0) {
      return true;
    }
    inside.decrementAndGet();
    return false;
  }

  void leave() {
    inside.decrementAndGet();
  }

  /** Lets no further request in, unless one is inside: then nothing changes. */
  boolean shutIfEmpty() {
    return inside.compareAndSet(0, SHUT);
  }

  int count() {
    return Math.max(inside.get(), 0);
  }
}
