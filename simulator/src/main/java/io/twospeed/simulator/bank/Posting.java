package io.twospeed.simulator.bank;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Entries that are booked together or not at all, and sum to zero in each currency.
 *
 * @param id the core's own, 16 characters
 * @param reference the caller's
 * @param code the transaction code that caused it
 */
public record Posting(
    String id,
    String reference,
    String code,
    LocalDateTime at,
    TransactionDetail detail,
    List<Entry> entries) {

  public Posting {
    entries = List.copyOf(entries);
  }

  /** The account on the other side, where there is just one. */
  public String otherSideOf(String account) {
    return entries.stream()
        .map(Entry::account)
        .filter(other -> !other.equals(account))
        .findFirst()
        .orElse(account);
  }
}
