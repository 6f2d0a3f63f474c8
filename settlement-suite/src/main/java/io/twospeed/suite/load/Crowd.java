package io.twospeed.suite.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** The clients of a round: first they order under fire, then they ask for what they are owed. */
public final class Crowd implements AutoCloseable {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int LOOKS = 400;

  private final OrderBook book = new OrderBook();
  private final AtomicBoolean ordering = new AtomicBoolean(true);
  private final ExecutorService threads;
  private final List<Future<?>> clients = new ArrayList<>();
  private final List<String> bases;
  private final Channel channel = new Channel();

  private Crowd(int clients, List<String> bases) {
    this.bases = bases;
    this.threads = Executors.newFixedThreadPool(clients);
  }

  /** Lets that many clients loose. */
  public static Crowd ordering(int clients, long seed, Manner manner, List<String> bases) {
    Crowd crowd = new Crowd(clients, bases);
    for (int number = 0; number < clients; number++) {
      Client client =
          new Client(number, clients, seed, manner, bases, crowd.book, crowd.ordering::get);
      crowd.clients.add(crowd.threads.submit(client));
    }
    return crowd;
  }

  /** What was ordered, and told. */
  public OrderBook book() {
    return book;
  }

  /** No more orders; returns once every client has ended. */
  public void stopOrdering() {
    ordering.set(false);
    clients.forEach(Crowd::join);
  }

  /** Asks for every key until it has its answer; a key that has none in the end keeps none. */
  public void askForEverything() {
    List<Future<?>> asking = new ArrayList<>();
    for (Dossier dossier : book.dossiers()) {
      asking.add(threads.submit(() -> ask(dossier)));
    }
    asking.forEach(Crowd::join);
  }

  @Override
  public void close() {
    ordering.set(false);
    threads.shutdownNow();
  }

  /**
   * Asks at least once even where the answer is known: it has to be the same. Who gave up stays
   * with what it was told: asking would be a new try.
   */
  private void ask(Dossier dossier) {
    if (dossier.gaveUp()) {
      return;
    }
    Order order = dossier.order();
    for (int look = 0; look < LOOKS; look++) {
      String base = bases.get((order.serial() + look) % bases.size());
      Optional<Answer> answer = channel.order(base, order, order.body(), PATIENT);
      answer.ifPresent(dossier::told);
      if (answer.isPresent() && dossier.owed().isPresent()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private static void join(Future<?> work) {
    try {
      work.get(30, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("a client does not end", e);
    }
  }
}
