package io.twospeed.simulator.bank;

import java.math.BigDecimal;

/** Moves money between accounts, and back. */
public final class Payments {
  static final String TRANSFER = "PAYXFER";
  static final String REVERSE = "PAYREV";

  private final Books books;

  Payments(Books books) {
    this.books = books;
  }

  /** What is asked for; {@code holdId} empty for none. */
  public record Order(
      String reference,
      String debitAccount,
      String creditAccount,
      BigDecimal amount,
      String currency,
      String holdId,
      String text) {}

  /** Transfers; a hold that is named is used up with it, whatever its amount. */
  public Posting transfer(Order order) {
    books.requireNew(order.reference());
    Money money = Money.positive(order.amount(), order.currency());
    Account from = books.debitAccount(order.debitAccount(), order.currency());
    Account to = books.openAccount(order.creditAccount(), order.currency());
    requireFundsBesideHold(from, money, order.holdId());
    if (!order.holdId().isEmpty()) {
      books.holds().useUp(books.holds().require(order.holdId()));
    }
    return move(order.reference(), TRANSFER, from.number(), to.number(), money, order.text());
  }

  /** Books the mirror of a transfer. */
  public Posting reverse(String reference, String originalReference) {
    books.requireNew(reference);
    Booking original = books.booking(originalReference);
    CoreRefusal.unless(original.code().equals(TRANSFER), ReturnCode.NOT_REVERSIBLE);
    CoreRefusal.unless(!original.reversed(), ReturnCode.ALREADY_REVERSED);
    Money money = original.money();
    Account from = books.openAccount(original.creditAccount(), money.currency());
    Account to = books.openAccount(original.debitAccount(), money.currency());
    books.requireFunds(from, money.amount());
    books.book(original.asUndoneBy(reference));
    return move(
        reference, REVERSE, from.number(), to.number(), money, "REVERSAL OF " + original.id());
  }

  private void requireFundsBesideHold(Account from, Money money, String holdId) {
    BigDecimal freed = BigDecimal.ZERO;
    if (!holdId.isEmpty()) {
      Hold hold = books.holds().require(holdId);
      CoreRefusal.unless(hold.account().equals(from.number()), ReturnCode.UNKNOWN_HOLD);
      freed = hold.money().amount();
    }
    books.requireFunds(from, money.amount().subtract(freed));
  }

  private Posting move(
      String reference, String code, String from, String to, Money money, String text) {
    Posting posting =
        books.move(
            reference, code, books.now(), new TransactionDetail.Transfer(text), from, to, money);
    books.book(new Booking(reference, code, posting.id(), from, to, money, posting.at()));
    return posting;
  }
}
