package io.twospeed.simulator.bank;

import java.time.LocalDateTime;

/**
 * That a change was done under a reference: what an inquiry by reference tells.
 *
 * @param id of the transaction, the hold or the loan
 * @param debitAccount empty where there is none
 * @param creditAccount empty where there is none
 * @param undoneBy the reference that reversed, cancelled or released it; empty while none did
 */
public record Booking(
    String reference,
    String code,
    String id,
    String debitAccount,
    String creditAccount,
    Money money,
    LocalDateTime at,
    String undoneBy) {

  Booking(
      String reference,
      String code,
      String id,
      String debitAccount,
      String creditAccount,
      Money money,
      LocalDateTime at) {
    this(reference, code, id, debitAccount, creditAccount, money, at, "");
  }

  Booking asUndoneBy(String reference) {
    return new Booking(this.reference, code, id, debitAccount, creditAccount, money, at, reference);
  }

  /** Whether an inquiry calls it reversed: a hold that was let go moved no money back. */
  public boolean reversed() {
    return !undoneBy.isEmpty() && !code.equals(Holds.PLACE);
  }
}
