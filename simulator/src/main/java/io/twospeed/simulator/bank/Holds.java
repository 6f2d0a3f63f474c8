package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets money aside, and lets go of it. */
public final class Holds {
  public static final String PLACE = "HOLDFUND";
  static final String RELEASE = "HOLDREL";
  private static final int DEFAULT_DAYS = 7;

  private final Books books;
  private final Map<String, Hold> active = new LinkedHashMap<>();
  private final Map<String, Map<String, Hold>> byAccount = new HashMap<>();
  private long last;

  Holds(Books books) {
    this.books = books;
  }

  /**
   * Places a hold.
   *
   * @param days until it lapses; 0 for the usual 7
   */
  public Hold place(
      String reference,
      String account,
      BigDecimal amount,
      String currency,
      int days,
      String reason) {
    books.requireNew(reference);
    Money money = Money.positive(amount, currency);
    books.requireFunds(books.debitAccount(account, currency), money.amount());
    Hold hold =
        new Hold(
            nextId(),
            account,
            money,
            books.today(),
            books.today().plusDays(days == 0 ? DEFAULT_DAYS : days),
            reason,
            reference);
    add(hold);
    books.book(new Booking(reference, PLACE, hold.id(), account, "", money, books.now()));
    return hold;
  }

  /**
   * Lets a hold go.
   *
   * @param id the hold's; empty to find it by {@code placedBy}, the reference that placed it
   */
  public Hold release(String reference, String id, String placedBy) {
    books.requireNew(reference);
    Hold hold = require(id.isEmpty() ? placedUnder(placedBy) : id);
    remove(hold);
    books.book(
        new Booking(reference, RELEASE, hold.id(), hold.account(), "", hold.money(), books.now()));
    books.undo(hold.reference(), reference);
    return hold;
  }

  /** Whether it still holds. */
  public boolean holding(String id) {
    Hold hold = active.get(id);
    return hold != null && !lapsed(hold);
  }

  /** The hold itself, while it still holds. */
  Hold require(String id) {
    Hold hold = active.get(id);
    if (hold == null || lapsed(hold)) {
      throw new CoreRefusal(ReturnCode.UNKNOWN_HOLD);
    }
    return hold;
  }

  /** A transfer takes what was held. */
  void useUp(Hold hold) {
    remove(hold);
  }

  /** Oldest first. */
  public List<Hold> of(String account) {
    return all(account).stream().filter(hold -> !lapsed(hold)).toList();
  }

  public BigDecimal total(String account) {
    return of(account).stream()
        .map(hold -> hold.money().amount())
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  String nextId() {
    return "H%011d".formatted(++last);
  }

  void add(Hold hold) {
    active.put(hold.id(), hold);
    byAccount
        .computeIfAbsent(hold.account(), account -> new LinkedHashMap<>())
        .put(hold.id(), hold);
  }

  private void remove(Hold hold) {
    active.remove(hold.id());
    byAccount.getOrDefault(hold.account(), Map.of()).remove(hold.id());
  }

  private Collection<Hold> all(String account) {
    return byAccount.getOrDefault(account, Map.of()).values();
  }

  private String placedUnder(String reference) {
    Booking booking = books.booking(reference);
    CoreRefusal.unless(booking.code().equals(PLACE), ReturnCode.UNKNOWN_HOLD);
    return booking.id();
  }

  private boolean lapsed(Hold hold) {
    return hold.expiresOn().isBefore(books.today());
  }
}
