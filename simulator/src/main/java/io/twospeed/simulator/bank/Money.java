package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of one currency, kept at two decimals.
 *
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

  /** The core's fields hold S9(13)V99. */
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");

  public Money {
    amount = amount.setScale(2, RoundingMode.UNNECESSARY);
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** What may be moved, held or lent: more than nothing, and no more than a record can carry. */
  static Money positive(BigDecimal amount, String currency) {
    CoreRefusal.unless(
        amount.signum() > 0 && amount.compareTo(LARGEST) <= 0 && fitsTwoDecimals(amount),
        ReturnCode.AMOUNT_NOT_ALLOWED);
    return new Money(amount, currency);
  }

  private static boolean fitsTwoDecimals(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 2;
  }
}
