package io.twospeed.simulator.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedTest {
  private final Books books = Seed.books(Clock.systemUTC());

  @Test
  void theFirstAccountHasFiveThousandThreeHoldsAndThreePagesOfHistory() {
    List<HistoryLine> history = books.ledger().history(Seed.ZHANG_CNY);
    assertThat(books.ledger().balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
    assertThat(books.holds().of(Seed.ZHANG_CNY)).hasSize(3);
    assertThat(books.available(books.account(Seed.ZHANG_CNY))).isEqualTo("4912.25");
    assertThat(history).hasSize(46);
    assertThat(history.stream().map(line -> line.posting().detail().kind()).distinct())
        .containsExactlyInAnyOrder("TR", "CD", "FE", "IN");
  }

  @Test
  void theOtherAccountsAreAsTheReadmeSays() {
    assertThat(books.ledger().balance(Seed.ZHANG_EUR)).isEqualTo("300.00");
    assertThat(books.ledger().balance(Seed.LI_CNY)).isEqualTo("20.00");
    assertThat(books.account(Seed.LI_CLOSED).open()).isFalse();
    assertThat(books.ledger().balanced()).isTrue();
  }

  @Test
  void resetBringsBackWhatWasThere() {
    Bank bank = new Bank(Clock.systemUTC());
    bank.with(b -> b.holds().release("R1", "H00000000001", ""));
    bank.reset();
    assertThat(bank.<Integer>with(b -> b.holds().of(Seed.ZHANG_CNY).size())).isEqualTo(3);
  }

  @Test
  void furtherCustomersEachHaveAFullAccountAndAnEmptyOne() {
    Books more = Seed.books(Clock.systemUTC(), 3);
    assertThat(more.ledger().balance("200000000003")).isEqualTo("10000000.00");
    assertThat(more.ledger().balance("300000000003")).isEqualTo("0.00");
    assertThat(more.accountsOf("2000000003"))
        .extracting(Account::number)
        .containsExactly("200000000003", "300000000003");
    assertThat(more.ledger().balance(Seed.ZHANG_CNY)).isEqualTo("5000.00");
    assertThat(more.ledger().balanced()).isTrue();
  }
}
