package io.twospeed.suite.load;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How clients order.
 *
 * @param mix what, each as often as it is in it
 * @param patience how long most wait for an answer
 * @param breathesMillis how long one pauses at most between two orders
 * @param leavesCopies who is told that nothing happened may leave it at that, although a copy of
 *     its request lies unread somewhere
 */
public record Manner(
    List<Product> mix, Duration patience, int breathesMillis, boolean leavesCopies) {

  /** Much of everything, where instances are killed. */
  public static final Manner BUSY =
      new Manner(
          List.of(
              Product.PAYMENT,
              Product.PAYMENT,
              Product.PAYMENT,
              Product.PAYMENT,
              Product.PAYMENT,
              Product.PAYOUT,
              Product.PAYOUT,
              Product.PURCHASE,
              Product.PURCHASE,
              Product.INSTRUCTION),
          Duration.ofSeconds(8),
          120,
          false);

  /**
   * Where instances are frozen: a request that lies with a frozen one was sent to another long
   * before it is read, and what that one told holds.
   */
  public static final Manner UNHURRIED =
      new Manner(
          List.of(
              Product.PURCHASE,
              Product.PURCHASE,
              Product.PURCHASE,
              Product.PAYMENT,
              Product.PAYMENT,
              Product.PAYOUT,
              Product.PAYOUT),
          Duration.ofSeconds(2),
          600,
          true);

  Product pick(SplittableRandom random) {
    return mix.get(random.nextInt(mix.size()));
  }
}
