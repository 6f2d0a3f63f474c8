package io.twospeed.simulator;

import java.time.LocalDateTime;

/**
 * That a change was done under a reference: what an inquiry by reference tells.
 *
 * @param id of the transaction, the hold or the loan
 * @param debitAccount empty where there is none
 * @param creditAccount empty where there is none
 */
record Booking(
    String reference,
    String code,
    String id,
    String debitAccount,
    String creditAccount,
    Money money,
    LocalDateTime at,
    boolean reversed) {

  Booking asReversed() {
    return new Booking(reference, code, id, debitAccount, creditAccount, money, at, true);
  }
}
