package io.twospeed.suite.proof;

import java.math.BigDecimal;

/**
 * What the core did under a reference.
 *
 * @param place when, as a place in the order of all bookings
 * @param state booked, reversed; of a hold: held, used, released
 * @param undoneBy the reference that undid it; empty while none did
 */
record Booked(
    int place,
    String reference,
    String code,
    String debit,
    String credit,
    BigDecimal amount,
    String state,
    String undoneBy) {

  /** Whether money is still where this put it. */
  boolean stands() {
    return state.equals("booked") || state.equals("held");
  }
}
