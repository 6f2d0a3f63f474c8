package io.twospeed.suite.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One client: an order at a time, each decision by its own seeded random. */
final class Client implements Runnable {
  private final int number;
  private final int clients;
  private final SplittableRandom random;
  private final Manner manner;
  private final List<String> bases;
  private final OrderBook book;
  private final BooleanSupplier goOn;
  private final Channel channel = new Channel();
  private int ordered;

  Client(
      int number,
      int clients,
      long seed,
      Manner manner,
      List<String> bases,
      OrderBook book,
      BooleanSupplier goOn) {
    this.number = number;
    this.clients = clients;
    this.random = new SplittableRandom(seed + number);
    this.manner = manner;
    this.bases = bases;
    this.book = book;
    this.goOn = goOn;
  }

  @Override
  public void run() {
    while (goOn.getAsBoolean()) {
      Dossier dossier = book.open(next());
      order(dossier);
      breathe(dossier);
    }
  }

  /** Two clients in turn use the same keys: a key is a client's own. */
  private Order next() {
    int serial = 1 + number + clients * ordered++;
    if (serial > Product.LAST_SERIAL) {
      throw new IllegalStateException("more orders than a round has amounts for");
    }
    Product product = manner.pick(random);
    return new Order(serial, product, "shop-" + number, "key-" + number / 2 + "-" + ordered);
  }

  private void order(Dossier dossier) {
    int attempts = 1 + random.nextInt(10);
    boolean twiceAtOnce = chance(5);
    for (int attempt = 0; attempt < attempts && goOn.getAsBoolean(); attempt++) {
      Duration patience =
          chance(20) ? Duration.ofMillis(random.nextInt(50, 900)) : manner.patience();
      CompletableFuture<Optional<Answer>> aside =
          twiceAtOnce
              ? channel.orderAside(base(), dossier.order(), manner.patience())
              : CompletableFuture.completedFuture(Optional.empty());
      Optional<Answer> answer =
          channel.order(base(), dossier.order(), dossier.order().body(), patience);
      note(dossier, answer);
      aside.join().ifPresent(dossier::toldAside);
      answer.ifPresent(told -> follow(dossier, told));
      if (dossier.owed().isPresent()) {
        afterwards(dossier);
        return;
      }
      if (!twiceAtOnce && chance(30) && dossier.giveUp(manner.leavesCopies())) {
        return;
      }
      pause(100, 500);
    }
  }

  private void follow(Dossier dossier, Answer told) {
    String location = told.location();
    if (location == null || told.meaning() != Answer.Meaning.PENDING) {
      return;
    }
    for (int look = 0; look < 4 && goOn.getAsBoolean(); look++) {
      pause(100, 800);
      Optional<Answer> found = channel.look(base(), dossier.order(), location, manner.patience());
      found.filter(Answer::isFinal).ifPresent(dossier::told);
      if (dossier.owed().isPresent()) {
        return;
      }
    }
  }

  /** Some ask again although they know, some mix up their keys. */
  private void afterwards(Dossier dossier) {
    Order order = dossier.order();
    if (chance(10)) {
      note(dossier, channel.order(base(), order, order.body(), manner.patience()));
    }
    if (chance(5)) {
      channel
          .order(base(), order, order.otherBody(), manner.patience())
          .ifPresent(dossier::toldOtherPayload);
    }
  }

  /** Who is refused because too much is broken comes back later. */
  private void breathe(Dossier dossier) {
    boolean turnedAway = dossier.toldLast().filter(told -> told.status() == 503).isPresent();
    pause(turnedAway ? 400 : 20, turnedAway ? 1_200 : manner.breathesMillis());
  }

  private static void note(Dossier dossier, Optional<Answer> answer) {
    answer.ifPresentOrElse(dossier::told, dossier::noAnswer);
  }

  private String base() {
    return bases.get(random.nextInt(bases.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void pause(int atLeastMillis, int lessThanMillis) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(atLeastMillis, lessThanMillis)).toNanos());
  }
}
