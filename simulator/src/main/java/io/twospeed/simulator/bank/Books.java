package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the core remembers: customers, accounts, the ledger, and which reference did what.
 * What the departments ({@link Holds}, {@link Payments}, {@link Loans}, {@link FxDesk}) share. Not
 * safe for many threads; {@link Bank} guards it.
 */
public final class Books {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Clock clock;
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Booking> bookings = new LinkedHashMap<>();
  private final Ledger ledger = new Ledger();
  private final Holds holds = new Holds(this);
  private final Payments payments = new Payments(this);
  private final Loans loans = new Loans(this);
  private final FxDesk fxDesk = new FxDesk(this);
  private long lastPosting;

  Books(Clock clock) {
    this.clock = clock.withZone(ZONE);
  }

  public Ledger ledger() {
    return ledger;
  }

  public Holds holds() {
    return holds;
  }

  public Payments payments() {
    return payments;
  }

  public Loans loans() {
    return loans;
  }

  public FxDesk fxDesk() {
    return fxDesk;
  }

  public LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  void add(Customer customer) {
    customers.put(customer.number(), customer);
  }

  void add(Account account) {
    accounts.put(account.number(), account);
  }

  public Collection<Account> accounts() {
    return Collections.unmodifiableCollection(accounts.values());
  }

  public List<Account> accountsOf(String customer) {
    return accounts.values().stream()
        .filter(account -> account.customer().equals(customer))
        .toList();
  }

  public Customer customer(String number) {
    return known(customers.get(number), ReturnCode.UNKNOWN_CUSTOMER);
  }

  Customer activeCustomer(String number) {
    Customer customer = customer(number);
    CoreRefusal.unless(customer.status() == Customer.Status.ACTIVE, ReturnCode.CUSTOMER_BLOCKED);
    return customer;
  }

  /** An account that callers may name: the bank's own are not theirs to see. */
  public Account account(String number) {
    Account account = known(accounts.get(number), ReturnCode.UNKNOWN_ACCOUNT);
    CoreRefusal.unless(!account.internal(), ReturnCode.UNKNOWN_ACCOUNT);
    return account;
  }

  Account openAccount(String number, String currency) {
    Account account = account(number);
    CoreRefusal.unless(account.open(), ReturnCode.ACCOUNT_CLOSED);
    CoreRefusal.unless(account.currency().equals(currency), ReturnCode.CURRENCY_MISMATCH);
    return account;
  }

  /** An open account money may leave: its owner is not blocked. */
  Account debitAccount(String number, String currency) {
    Account account = openAccount(number, currency);
    activeCustomer(account.customer());
    return account;
  }

  /** What may still be spent: booked, less what is held, plus the overdraft. */
  public BigDecimal available(Account account) {
    return ledger
        .balance(account.number())
        .subtract(holds.total(account.number()))
        .add(account.overdraftLimit());
  }

  void requireFunds(Account account, BigDecimal amount) {
    CoreRefusal.unless(available(account).compareTo(amount) >= 0, ReturnCode.INSUFFICIENT_FUNDS);
  }

  /** Every change begins here: a reference that was booked before is refused. */
  void requireNew(String reference) {
    CoreRefusal.unless(!reference.isBlank(), ReturnCode.BAD_RECORD);
    CoreRefusal.unless(!bookings.containsKey(reference), ReturnCode.DUPLICATE_REFERENCE);
  }

  public Booking booking(String reference) {
    return known(bookings.get(reference), ReturnCode.UNKNOWN_REFERENCE);
  }

  Booking book(Booking booking) {
    bookings.put(booking.reference(), booking);
    return booking;
  }

  /** Notes by what a booking was undone; the holds it knew at start were never booked. */
  void undo(String reference, String undoneBy) {
    bookings.computeIfPresent(reference, (known, booking) -> booking.asUndoneBy(undoneBy));
  }

  /** In the order in which they were made. */
  public Collection<Booking> bookings() {
    return Collections.unmodifiableCollection(bookings.values());
  }

  Posting post(
      String reference,
      String code,
      LocalDateTime at,
      TransactionDetail detail,
      List<Entry> entries) {
    Posting posting =
        new Posting("T%015d".formatted(++lastPosting), reference, code, at, detail, entries);
    ledger.post(posting);
    return posting;
  }

  /** Moves money from one account to another. */
  Posting move(
      String reference,
      String code,
      LocalDateTime at,
      TransactionDetail detail,
      String from,
      String to,
      Money money) {
    return post(
        reference,
        code,
        at,
        detail,
        List.of(new Entry(from, money.negated()), new Entry(to, money)));
  }

  private static <T> T known(@Nullable T found, ReturnCode otherwise) {
    if (found == null) {
      throw new CoreRefusal(otherwise);
    }
    return found;
  }
}
