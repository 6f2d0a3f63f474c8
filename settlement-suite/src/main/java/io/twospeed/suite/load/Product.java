package io.twospeed.suite.load;

import io.twospeed.suite.parts.Stage;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the clients order. Every amount holds the order's serial number, each kind of change in a
 * range of its own.
 */
public enum Product {
  /** One changing call over MQ. */
  PAYMENT("/payments") {
    @Override
    String body(int serial, String text) {
      return payment(serial, text, amount(1, serial));
    }

    @Override
    List<Leg> legs(int serial) {
      return List.of(transfer(amount(1, serial), account(serial), MERCHANT));
    }
  },
  /** Three changing calls over MQ, the later ones with the money of the first. */
  PAYOUT("/payouts") {
    @Override
    String body(int serial, String text) {
      return """
      {"accountId":"%s","potId":"%s","merchantAccountId":"%s","amount":%s,"first":%s,"second":%s,"narrative":"%s"}"""
          .formatted(
              account(serial),
              pot(serial),
              MERCHANT,
              money(sum(FIRST, SECOND, serial)),
              money(amount(FIRST, serial)),
              money(amount(SECOND, serial)),
              text);
    }

    @Override
    List<Leg> legs(int serial) {
      return List.of(
          transfer(sum(FIRST, SECOND, serial), account(serial), pot(serial)),
          transfer(amount(FIRST, serial), pot(serial), MERCHANT),
          transfer(amount(SECOND, serial), pot(serial), MERCHANT));
    }
  },
  /** A hold over MQ, a loan over SOAP, a transfer over MQ. */
  PURCHASE("/instalment-purchases") {
    @Override
    String body(int serial, String text) {
      return """
      {"customerId":"2%09d","accountId":"%s","merchantAccountId":"%s","price":%s,"downPayment":%s,"instalments":12,"description":"%s"}"""
          .formatted(
              customer(serial),
              account(serial),
              MERCHANT,
              money(sum(DOWN, LOAN, serial)),
              money(amount(DOWN, serial)),
              text);
    }

    @Override
    List<Leg> legs(int serial) {
      return List.of(
          new Leg("HOLDFUND", new BigDecimal(amount(DOWN, serial)), account(serial), ""),
          new Leg("LOANOPEN", new BigDecimal(amount(LOAN, serial)), LENDER, account(serial)),
          transfer(sum(DOWN, LOAN, serial), account(serial), MERCHANT));
    }
  },
  /** One changing call that a late reply settles, or a person. */
  INSTRUCTION("/instructions") {
    @Override
    String body(int serial, String text) {
      return payment(serial, text, amount(20_000, serial));
    }

    @Override
    List<Leg> legs(int serial) {
      return List.of(transfer(amount(20_000, serial), account(serial), MERCHANT));
    }
  };

  private static final String MERCHANT = "900000000001";
  private static final String LENDER = "980000000001";
  private static final int FIRST = 2_000;
  private static final int SECOND = 3_000;
  private static final int DOWN = 10;
  private static final int LOAN = 8_000;

  private final String path;

  Product(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  abstract String body(int serial, String text);

  abstract List<Leg> legs(int serial);

  /** The largest serial number whose amounts stay in their ranges. */
  static final int LAST_SERIAL = 99_999;

  private static Leg transfer(String amount, String from, String to) {
    return new Leg("PAYXFER", new BigDecimal(amount), from, to);
  }

  private static String payment(int serial, String text, String amount) {
    return """
    {"fromAccountId":"%s","toAccountId":"%s","amount":%s,"narrative":"%s"}"""
        .formatted(account(serial), MERCHANT, money(amount), text);
  }

  private static int customer(int serial) {
    return 1 + serial % Stage.CUSTOMERS;
  }

  private static String account(int serial) {
    return "2%011d".formatted(customer(serial));
  }

  private static String pot(int serial) {
    return "3%011d".formatted(customer(serial));
  }

  private static String amount(int base, int serial) {
    return BigDecimal.valueOf(base).add(BigDecimal.valueOf(serial, 2)).toPlainString();
  }

  private static String sum(int base, int other, int serial) {
    return BigDecimal.valueOf(base + other).add(BigDecimal.valueOf(2L * serial, 2)).toPlainString();
  }

  private static String money(String amount) {
    return "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
  }
}
