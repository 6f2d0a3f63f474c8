package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What kind of transaction a posting is, with what the history shows of it. */
public sealed interface TransactionDetail {

  /** TXN-KIND. */
  String kind();

  /** Between two accounts; a loan's pay-out too. */
  record Transfer(String text) implements TransactionDetail {
    @Override
    public String kind() {
      return "TR";
    }
  }

  /** A purchase by card. */
  record Card(String lastFour, String merchant, String categoryCode, Money original)
      implements TransactionDetail {
    @Override
    public String kind() {
      return "CD";
    }
  }

  /** What the bank charges. */
  record Fee(String code, BigDecimal baseAmount, String text) implements TransactionDetail {
    @Override
    public String kind() {
      return "FE";
    }
  }

  /** What the bank pays. */
  record Interest(BigDecimal rate, LocalDate from, LocalDate to, int days)
      implements TransactionDetail {
    @Override
    public String kind() {
      return "IN";
    }
  }
}
