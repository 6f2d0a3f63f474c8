package io.twospeed.simulator.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LedgerStaysBalancedTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T04:05:06Z"), ZoneOffset.UTC);

  /** One thing somebody asks of the core; some make no sense on purpose. */
  record Step(int kind, int reference, int other, String from, String to, BigDecimal amount) {}

  @Property(tries = 300)
  void whateverIsAskedTheLedgerBalancesAndNoAccountIsOverdrawn(
      @ForAll("sequences") List<Step> steps) {
    Books books = Seed.books(CLOCK);
    for (Step step : steps) {
      int before = books.ledger().postings().size();
      try {
        run(books, step);
      } catch (CoreRefusal e) {
        assertThat(books.ledger().postings()).as("a refusal books nothing").hasSize(before);
      }
    }
    assertThat(books.ledger().balanced()).isTrue();
    for (Account account : books.accounts()) {
      if (!account.internal()) {
        assertThat(books.available(account)).as(account.number()).isNotNegative();
      }
    }
  }

  @Property(tries = 100)
  void aReferenceIsNeverBookedTwice(@ForAll("sequences") List<Step> steps) {
    Books books = Seed.books(CLOCK);
    for (Step step : steps) {
      try {
        run(books, step);
      } catch (CoreRefusal expected) {
        assertThat(expected.returnCode()).isNotEqualTo(ReturnCode.ABEND);
      }
    }
    assertThat(books.ledger().postings().stream().map(Posting::reference)).doesNotHaveDuplicates();
  }

  private static void run(Books books, Step step) {
    String reference = "R" + step.reference();
    String other = "R" + step.other();
    switch (step.kind()) {
      case 0 ->
          books
              .payments()
              .transfer(
                  new Payments.Order(
                      reference, step.from(), step.to(), step.amount(), "CNY", "", "TEST"));
      case 1 -> books.payments().reverse(reference, other);
      case 2 -> books.holds().place(reference, step.from(), step.amount(), "CNY", 0, "TEST");
      case 3 -> books.holds().release(reference, "", other);
      case 4 ->
          books
              .loans()
              .open(
                  reference,
                  "1000000001",
                  step.to(),
                  new Loans.Terms(step.amount(), "CNY", 6, null));
      case 5 -> books.loans().cancel(reference, books.loans().openedBy(other));
      default ->
          books
              .payments()
              .transfer(
                  new Payments.Order(
                      reference,
                      step.from(),
                      step.to(),
                      step.amount(),
                      "CNY",
                      books.booking(other).id(),
                      "TEST"));
    }
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    Arbitrary<String> accounts =
        Arbitraries.of(
            Seed.ZHANG_CNY,
            Seed.ZHANG_EUR,
            Seed.LI_CNY,
            Seed.LI_CLOSED,
            Seed.MERCHANT_CNY,
            "999999999999",
            BankAccounts.CASH.in("CNY"));
    Arbitrary<Integer> references = Arbitraries.integers().between(1, 25);
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            references,
            references,
            accounts,
            accounts,
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-10"), new BigDecimal("6000"))
                .ofScale(2))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }
}
