package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What the core knows when it starts: the same every time, whatever the day. */
public final class Seed {
  public static final String ZHANG_CNY = "100000000001";
  static final String ZHANG_EUR = "100000000002";
  public static final String LI_CNY = "100000000003";
  static final String LI_CLOSED = "100000000004";
  static final String WANG_CNY = "100000000005";
  static final String MERCHANT_CNY = "900000000001";
  static final String MERCHANT_EUR = "900000000002";

  private static final LocalDateTime OPENING = LocalDateTime.of(2025, 1, 2, 9, 0);
  private static final String FULL = "10000000.00";
  private static final LocalDate NEVER = LocalDate.of(2099, 12, 31);

  private final Books books;
  private int sequence;

  private Seed(Books books) {
    this.books = books;
  }

  static Books books(Clock clock) {
    return books(clock, 0);
  }

  /**
   * The same, and more customers: number 2000000001 and on, each with a full account
   * (200000000001...) and an empty one (300000000001...), in CNY.
   */
  static Books books(Clock clock, int furtherCustomers) {
    Books books = new Books(clock);
    Seed seed = new Seed(books);
    seed.customers();
    seed.accounts();
    seed.history();
    seed.holds();
    for (int which = 1; which <= furtherCustomers; which++) {
      seed.furtherCustomer(which);
    }
    return books;
  }

  private void customers() {
    books.add(customer("1000000001", "张三", "ZHANG SAN", Customer.Status.ACTIVE, "RT", 1990, 5));
    books.add(customer("1000000002", "李四", "LI SI", Customer.Status.ACTIVE, "PR", 1985, 8));
    books.add(customer("1000000003", "王五", "WANG WU", Customer.Status.BLOCKED, "RT", 1978, 11));
    books.add(customer("9000000001", "示例商店", "SAMPLE SHOP", Customer.Status.ACTIVE, "BU", 2010, 1));
  }

  private void accounts() {
    for (String currency : BankAccounts.CURRENCIES) {
      for (BankAccounts own : BankAccounts.values()) {
        account(own.in(currency), "", "IN", currency, true);
      }
    }
    account(ZHANG_CNY, "1000000001", "CA", "CNY", true);
    account(ZHANG_EUR, "1000000001", "SA", "EUR", true);
    account(LI_CNY, "1000000002", "CA", "CNY", true);
    account(LI_CLOSED, "1000000002", "SA", "CNY", false);
    account(WANG_CNY, "1000000003", "CA", "CNY", true);
    account(MERCHANT_CNY, "9000000001", "ME", "CNY", true);
    account(MERCHANT_EUR, "9000000001", "ME", "EUR", true);
  }

  /** Account 1 of customer 1 has 46 lines, of every kind, and ends at 5000.00. */
  private void history() {
    pay(BankAccounts.CASH.in("CNY"), ZHANG_CNY, "CNY", "5309.45", "OPENING");
    pay(BankAccounts.CASH.in("EUR"), ZHANG_EUR, "EUR", "300.00", "OPENING");
    pay(BankAccounts.CASH.in("CNY"), LI_CNY, "CNY", "20.00", "OPENING");
    pay(BankAccounts.CASH.in("CNY"), WANG_CNY, "CNY", "750.00", "OPENING");
    pay(BankAccounts.CASH.in("CNY"), MERCHANT_CNY, "CNY", "100000.00", "OPENING");
    pay(BankAccounts.CASH.in("EUR"), MERCHANT_EUR, "EUR", "20000.00", "OPENING");
    for (int month = 0; month < 9; month++) {
      pay(BankAccounts.CASH.in("CNY"), ZHANG_CNY, "CNY", "800.00", "SALARY");
      card("186.35", "23.40");
      card("98.00", "12.10");
      pay(ZHANG_CNY, MERCHANT_CNY, "CNY", "550.00", "RENT");
      charge(month % 3 == 0);
    }
  }

  private void holds() {
    hold(ZHANG_CNY, "45.50", "CNY", "HOTL");
    hold(ZHANG_CNY, "12.00", "CNY", "FUEL");
    hold(ZHANG_CNY, "30.25", "CNY", "SHOP");
  }

  private void furtherCustomer(int which) {
    String number = "2%09d".formatted(which);
    String full = "2%011d".formatted(which);
    String roman = "CUSTOMER " + which;
    books.add(customer(number, roman, roman, Customer.Status.ACTIVE, "RT", 1980, 3));
    account(full, number, "CA", "CNY", true);
    account("3%011d".formatted(which), number, "SA", "CNY", true);
    books.move(
        "SEED%028d".formatted(++sequence),
        "SEED",
        OPENING,
        new TransactionDetail.Transfer("OPENING"),
        BankAccounts.CASH.in("CNY"),
        full,
        Money.of(FULL, "CNY"));
  }

  private void charge(boolean endOfQuarter) {
    Money money = Money.of(endOfQuarter ? "3.90" : "2.00", "CNY");
    if (endOfQuarter) {
      BigDecimal rate = new BigDecimal("0.350000");
      LocalDate to = at().toLocalDate();
      book(
          new TransactionDetail.Interest(rate, to.minusDays(90), to, 90),
          BankAccounts.INTEREST.in("CNY"),
          ZHANG_CNY,
          money);
    } else {
      book(
          new TransactionDetail.Fee("ACCT", new BigDecimal("100.00"), "ACCOUNT FEE"),
          ZHANG_CNY,
          BankAccounts.FEES.in("CNY"),
          money);
    }
  }

  private void card(String amount, String inEuro) {
    book(
        new TransactionDetail.Card("4321", "SAMPLE SHOP", "5411", Money.of(inEuro, "EUR")),
        ZHANG_CNY,
        BankAccounts.CARDS.in("CNY"),
        Money.of(amount, "CNY"));
  }

  private void pay(String from, String to, String currency, String amount, String text) {
    book(new TransactionDetail.Transfer(text), from, to, Money.of(amount, currency));
  }

  private void book(TransactionDetail detail, String from, String to, Money money) {
    String reference = "SEED%028d".formatted(++sequence);
    books.move(reference, "SEED", at(), detail, from, to, money);
  }

  private LocalDateTime at() {
    return OPENING.plusDays(sequence * 5L).plusMinutes(sequence * 7L);
  }

  private void hold(String account, String amount, String currency, String reason) {
    Money money = Money.of(amount, currency);
    String reference = "SEED%028d".formatted(++sequence);
    books
        .holds()
        .add(
            new Hold(
                books.holds().nextId(),
                account,
                money,
                at().toLocalDate(),
                NEVER,
                reason,
                reference));
  }

  private void account(String number, String customer, String kind, String currency, boolean open) {
    books.add(
        new Account(
            number,
            customer,
            kind,
            currency,
            open,
            BigDecimal.ZERO.setScale(2),
            new BigDecimal("0.350000")));
  }

  private static Customer customer(
      String number,
      String name,
      String roman,
      Customer.Status status,
      String segment,
      int birthYear,
      int birthMonth) {
    return new Customer(
        number,
        name,
        roman,
        status,
        segment,
        LocalDate.of(birthYear, birthMonth, 17),
        LocalDate.of(2015, 6, 1));
  }
}
