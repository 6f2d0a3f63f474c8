package io.twospeed.simulator.bank;

import java.time.LocalDate;

/**
 * Money lent.
 *
 * @param reference of the request that opened it
 * @param transactionId of the pay-out
 */
public record Loan(
    String number,
    String reference,
    String customer,
    String payoutAccount,
    LoanOffer offer,
    LocalDate openedOn,
    String transactionId,
    boolean cancelled) {

  public String status() {
    return cancelled ? "CANCELLED" : "ACTIVE";
  }

  Loan asCancelled() {
    return new Loan(
        number, reference, customer, payoutAccount, offer, openedOn, transactionId, true);
  }
}
