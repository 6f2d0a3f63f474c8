package io.twospeed.simulator.bank;

import java.util.List;

/** The bank's own accounts, one for each currency. */
enum BankAccounts {
  CASH("9900000000"),
  LOANS("9800000000"),
  FEES("9700000000"),
  INTEREST("9600000000"),
  CARDS("9500000000");

  /** The currencies the bank keeps accounts in, in the order of their numbers. */
  static final List<String> CURRENCIES = List.of("CNY", "EUR");

  private final String stem;

  BankAccounts(String stem) {
    this.stem = stem;
  }

  /** The account's number. */
  String in(String currency) {
    int index = CURRENCIES.indexOf(currency);
    CoreRefusal.unless(index >= 0, ReturnCode.CURRENCY_MISMATCH);
    return stem + "%02d".formatted(index + 1);
  }
}
