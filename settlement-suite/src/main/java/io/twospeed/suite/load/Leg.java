package io.twospeed.suite.load;

import java.math.BigDecimal;

/**
 * One change in the core that an order asks for.
 *
 * @param code the core's transaction code
 * @param from the account that pays
 * @param to the account that is paid; empty where money is only set aside
 */
public record Leg(String code, BigDecimal amount, String from, String to) {

  /** By what a booking is known to be its: no other order of a round asks for the same amount. */
  public String mark() {
    return mark(code, amount);
  }

  /** The mark of a booking. */
  public static String mark(String code, BigDecimal amount) {
    return code + " " + amount.toPlainString();
  }
}
