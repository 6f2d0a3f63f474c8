package io.twospeed.simulator.bank;

import java.time.Clock;
import java.util.function.Function;

/** The core's one unit of work at a time: what is done under it is done whole. Thread-safe. */
public final class Bank {
  private final Clock clock;
  private final int furtherCustomers;
  private Books books;

  public Bank(Clock clock) {
    this(clock, 0);
  }

  public Bank(Clock clock, int furtherCustomers) {
    this.clock = clock;
    this.furtherCustomers = furtherCustomers;
    this.books = Seed.books(clock, furtherCustomers);
  }

  public synchronized <T> T with(Function<Books, T> work) {
    return work.apply(books);
  }

  public synchronized void reset() {
    books = Seed.books(clock, furtherCustomers);
  }
}
