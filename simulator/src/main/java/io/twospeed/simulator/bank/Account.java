package io.twospeed.simulator.bank;

import java.math.BigDecimal;

/**
 * What a balance is kept for.
 *
 * @param customer the owner's number; empty for one of the bank's own
 * @param kind ACCT-KIND; IN for one of the bank's own
 */
public record Account(
    String number,
    String customer,
    String kind,
    String currency,
    boolean open,
    BigDecimal overdraftLimit,
    BigDecimal interestRate) {

  /** The bank's own accounts may stand on either side. */
  boolean internal() {
    return kind.equals("IN");
  }
}
