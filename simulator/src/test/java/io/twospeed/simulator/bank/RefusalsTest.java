package io.twospeed.simulator.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final String ZHANG = "1000000001";
  private final Books books =
      Seed.books(Clock.fixed(Instant.parse("2026-03-02T04:05:06Z"), ZoneOffset.UTC));

  @Test
  void anUnknownCustomerIsRefused() {
    refused(ReturnCode.UNKNOWN_CUSTOMER, () -> books.customer("1000000009"));
  }

  @Test
  void aBlockedCustomerMayNotPay() {
    refused(
        ReturnCode.CUSTOMER_BLOCKED, () -> pay("R1", Seed.WANG_CNY, Seed.ZHANG_CNY, "1.00", ""));
  }

  @Test
  void aBlockedCustomerMayNotBorrow() {
    refused(
        ReturnCode.CUSTOMER_BLOCKED,
        () -> books.loans().open("R1", "1000000003", Seed.WANG_CNY, terms("1000.00", 6)));
  }

  @Test
  void anUnknownAccountIsRefused() {
    refused(ReturnCode.UNKNOWN_ACCOUNT, () -> books.account("100000000099"));
  }

  @Test
  void theBanksOwnAccountsAreUnknownToCallers() {
    refused(ReturnCode.UNKNOWN_ACCOUNT, () -> books.account(BankAccounts.CASH.in("CNY")));
  }

  @Test
  void aClosedAccountTakesNoMoney() {
    refused(ReturnCode.ACCOUNT_CLOSED, () -> pay("R1", Seed.ZHANG_CNY, Seed.LI_CLOSED, "1.00", ""));
  }

  @Test
  void moreThanIsAvailableIsRefused() {
    refused(
        ReturnCode.INSUFFICIENT_FUNDS, () -> pay("R1", Seed.LI_CNY, Seed.ZHANG_CNY, "20.01", ""));
  }

  @Test
  void whatIsHeldCannotBeSpent() {
    hold("R1", Seed.LI_CNY, "15.00");
    refused(
        ReturnCode.INSUFFICIENT_FUNDS, () -> pay("R2", Seed.LI_CNY, Seed.ZHANG_CNY, "5.01", ""));
    pay("R3", Seed.LI_CNY, Seed.ZHANG_CNY, "5.00", "");
  }

  @Test
  void aTransferMayUseItsHoldUp() {
    Hold hold = hold("R1", Seed.LI_CNY, "20.00");
    pay("R2", Seed.LI_CNY, Seed.ZHANG_CNY, "18.00", hold.id());
    assertThat(books.available(books.account(Seed.LI_CNY))).isEqualByComparingTo("2.00");
    refused(ReturnCode.UNKNOWN_HOLD, () -> books.holds().release("R3", hold.id(), ""));
  }

  @Test
  void aHoldOfAnotherAccountIsNoneOfThePayers() {
    Hold hold = hold("R1", Seed.ZHANG_CNY, "20.00");
    refused(
        ReturnCode.UNKNOWN_HOLD, () -> pay("R2", Seed.LI_CNY, Seed.ZHANG_CNY, "1.00", hold.id()));
  }

  @Test
  void aHoldIsReleasedByTheReferenceThatPlacedIt() {
    hold("R1", Seed.LI_CNY, "20.00");
    books.holds().release("R2", "", "R1");
    assertThat(books.available(books.account(Seed.LI_CNY))).isEqualByComparingTo("20.00");
  }

  @Test
  void anotherCurrencyIsRefused() {
    refused(
        ReturnCode.CURRENCY_MISMATCH, () -> pay("R1", Seed.ZHANG_CNY, Seed.ZHANG_EUR, "1.00", ""));
  }

  @Test
  void nothingAndLessIsNoAmount() {
    refused(
        ReturnCode.AMOUNT_NOT_ALLOWED, () -> pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "0.00", ""));
    refused(
        ReturnCode.AMOUNT_NOT_ALLOWED, () -> pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "-1.00", ""));
  }

  @Test
  void aLoanIsPaidOutToItsOwnCustomerOnly() {
    refused(
        ReturnCode.NOT_THE_CUSTOMERS_ACCOUNT,
        () -> books.loans().open("R1", ZHANG, Seed.LI_CNY, terms("1000.00", 6)));
  }

  @Test
  void aReferenceIsBookedOnce() {
    pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "1.00", "");
    refused(
        ReturnCode.DUPLICATE_REFERENCE, () -> pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "1.00", ""));
    refused(ReturnCode.DUPLICATE_REFERENCE, () -> hold("R1", Seed.ZHANG_CNY, "1.00"));
  }

  @Test
  void aRefusedReferenceMayBeUsedAgain() {
    refused(
        ReturnCode.INSUFFICIENT_FUNDS, () -> pay("R1", Seed.LI_CNY, Seed.ZHANG_CNY, "99.00", ""));
    refused(ReturnCode.UNKNOWN_REFERENCE, () -> books.booking("R1"));
    pay("R1", Seed.LI_CNY, Seed.ZHANG_CNY, "1.00", "");
  }

  @Test
  void aReversalIsBookedOnceAndIsTheMirror() {
    pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "30.00", "");
    books.payments().reverse("R2", "R1");
    assertThat(books.ledger().balance(Seed.LI_CNY)).isEqualByComparingTo("20.00");
    assertThat(books.booking("R1").reversed()).isTrue();
    refused(ReturnCode.ALREADY_REVERSED, () -> books.payments().reverse("R3", "R1"));
  }

  @Test
  void aReversalNeedsTheMoneyToBeThere() {
    pay("R1", Seed.ZHANG_CNY, Seed.LI_CNY, "30.00", "");
    pay("R2", Seed.LI_CNY, Seed.MERCHANT_CNY, "50.00", "");
    refused(ReturnCode.INSUFFICIENT_FUNDS, () -> books.payments().reverse("R3", "R1"));
  }

  @Test
  void onlyTransfersAreReversed() {
    hold("R1", Seed.ZHANG_CNY, "1.00");
    refused(ReturnCode.NOT_REVERSIBLE, () -> books.payments().reverse("R2", "R1"));
    refused(ReturnCode.UNKNOWN_REFERENCE, () -> books.payments().reverse("R2", "R9"));
  }

  @Test
  void noQuoteIsGivenForOneCurrencyOrAStrangeOne() {
    refused(ReturnCode.NO_QUOTE, () -> books.fxDesk().quote("CNY", "CNY", BigDecimal.TEN));
    refused(ReturnCode.NO_QUOTE, () -> books.fxDesk().quote("CNY", "XXX", BigDecimal.TEN));
  }

  @Test
  void loansOutsideTheTermsAreRefused() {
    refused(
        ReturnCode.PRINCIPAL_OUTSIDE_LIMITS,
        () -> books.loans().simulate(ZHANG, terms("99.99", 6)));
    refused(
        ReturnCode.INSTALMENTS_NOT_OFFERED,
        () -> books.loans().simulate(ZHANG, terms("1000.00", 7)));
  }

  @Test
  void aLoanIsCancelledOnce() {
    Loan loan = books.loans().open("R1", ZHANG, Seed.ZHANG_CNY, terms("1000.00", 6));
    assertThat(books.ledger().balance(Seed.ZHANG_CNY)).isEqualByComparingTo("6000.00");
    books.loans().cancel("R2", loan.number());
    assertThat(books.ledger().balance(Seed.ZHANG_CNY)).isEqualByComparingTo("5000.00");
    refused(ReturnCode.LOAN_CANCELLED, () -> books.loans().cancel("R3", loan.number()));
    refused(ReturnCode.UNKNOWN_LOAN, () -> books.loans().find("L00000000099"));
  }

  @Test
  void twelveHundredOverSixMonthsIsWorkedOutByHand() {
    // 5.4 % a year is 0.45 % a month: 1200 * 0.0045 * 1.0045^6 / (1.0045^6 - 1) = 203.162...
    LoanOffer offer = books.loans().simulate(ZHANG, terms("1200.00", 6));
    assertThat(offer.monthly()).isEqualTo("203.16");
    assertThat(offer.schedule().get(0).interest()).isEqualTo("5.40");
    assertThat(offer.schedule().stream().map(Instalment::principal).reduce(BigDecimal::add))
        .hasValue(new BigDecimal("1200.00"));
    assertThat(offer.firstDue()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  private Posting pay(String reference, String from, String to, String amount, String hold) {
    return books
        .payments()
        .transfer(
            new Payments.Order(reference, from, to, new BigDecimal(amount), "CNY", hold, "TEST"));
  }

  private Hold hold(String reference, String account, String amount) {
    return books.holds().place(reference, account, new BigDecimal(amount), "CNY", 0, "TEST");
  }

  private static Loans.Terms terms(String principal, int instalments) {
    return new Loans.Terms(new BigDecimal(principal), "CNY", instalments, null);
  }

  private static void refused(ReturnCode code, ThrowingCallable call) {
    assertThatExceptionOfType(CoreRefusal.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.returnCode()).isEqualTo(code));
  }
}
