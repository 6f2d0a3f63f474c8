package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lends money. */
public final class Loans {
  static final String OPEN = "LOANOPEN";
  static final String CANCEL = "LOANCANC";
  private static final int DEFAULT_FIRST_DUE_DAYS = 30;

  private final Books books;
  private final Map<String, Loan> loans = new HashMap<>();
  private long last;

  Loans(Books books) {
    this.books = books;
  }

  /** What the borrower wants; {@code firstDue} null where the bank is to choose. */
  public record Terms(
      BigDecimal principal, String currency, int instalments, @Nullable LocalDate firstDue) {}

  /** A cancelled loan, and the transaction that took the money back. */
  public record Cancellation(Loan loan, String transactionId) {}

  /**
   * Works out what a loan would cost.
   *
   * @param customer whose standing is to be checked; empty for nobody's
   */
  public LoanOffer simulate(String customer, Terms terms) {
    if (!customer.isEmpty()) {
      books.activeCustomer(customer);
    }
    return offer(terms);
  }

  /** Opens a loan and pays its principal out. */
  public Loan open(String reference, String customer, String payoutAccount, Terms terms) {
    books.requireNew(reference);
    books.activeCustomer(customer);
    LoanOffer offer = offer(terms);
    Account account = books.openAccount(payoutAccount, terms.currency());
    CoreRefusal.unless(account.customer().equals(customer), ReturnCode.NOT_THE_CUSTOMERS_ACCOUNT);
    String number = "L%011d".formatted(++last);
    Posting posting =
        move(
            reference,
            OPEN,
            number,
            receivable(terms.currency()),
            payoutAccount,
            offer.principal());
    Loan loan =
        new Loan(
            number, reference, customer, payoutAccount, offer, books.today(), posting.id(), false);
    loans.put(number, loan);
    return loan;
  }

  /** Takes the principal back. */
  public Cancellation cancel(String reference, String number) {
    books.requireNew(reference);
    Loan loan = find(number);
    CoreRefusal.unless(!loan.cancelled(), ReturnCode.LOAN_CANCELLED);
    Money principal = loan.offer().principal();
    Account account = books.openAccount(loan.payoutAccount(), principal.currency());
    books.requireFunds(account, principal.amount());
    Posting posting =
        move(
            reference,
            CANCEL,
            number,
            account.number(),
            receivable(principal.currency()),
            principal);
    loans.put(number, loan.asCancelled());
    books.book(books.booking(loan.reference()).asUndoneBy(reference));
    return new Cancellation(loan.asCancelled(), posting.id());
  }

  public Loan find(String number) {
    Loan loan = loans.get(number);
    if (loan == null) {
      throw new CoreRefusal(ReturnCode.UNKNOWN_LOAN);
    }
    return loan;
  }

  /** The number of the loan a request opened; refuses where it opened none. */
  public String openedBy(String reference) {
    return loans.values().stream()
        .filter(loan -> loan.reference().equals(reference))
        .map(Loan::number)
        .findFirst()
        .orElseThrow(() -> new CoreRefusal(ReturnCode.UNKNOWN_LOAN));
  }

  private LoanOffer offer(Terms terms) {
    Money principal = Money.positive(terms.principal(), terms.currency());
    LocalDate firstDue =
        terms.firstDue() == null
            ? books.today().plusDays(DEFAULT_FIRST_DUE_DAYS)
            : terms.firstDue();
    CoreRefusal.unless(firstDue.isAfter(books.today()), ReturnCode.BAD_RECORD);
    return LoanOffer.of(principal, terms.instalments(), firstDue);
  }

  private Posting move(
      String reference, String code, String number, String from, String to, Money money) {
    Posting posting =
        books.move(
            reference,
            code,
            books.now(),
            new TransactionDetail.Transfer("LOAN " + number),
            from,
            to,
            money);
    books.book(new Booking(reference, code, number, from, to, money, posting.at()));
    return posting;
  }

  private static String receivable(String currency) {
    return BankAccounts.LOANS.in(currency);
  }
}
