package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The double-entry book: balances change by postings only. Not safe for many threads; {@link Bank}
 * guards it.
 */
public final class Ledger {
  private final List<Posting> postings = new ArrayList<>();
  private final Map<String, BigDecimal> balances = new HashMap<>();
  private final Map<String, List<HistoryLine>> history = new HashMap<>();

  /**
   * Books all entries.
   *
   * @throws IllegalStateException where they do not sum to zero; nothing is booked then
   */
  void post(Posting posting) {
    sums(posting.entries())
        .forEach(
            (currency, sum) -> {
              if (sum.signum() != 0) {
                throw new IllegalStateException(
                    "Posting %s does not balance: its %s entries sum to %s, expected 0"
                        .formatted(posting.id(), currency, sum));
              }
            });
    postings.add(posting);
    for (Entry entry : posting.entries()) {
      BigDecimal after = balances.merge(entry.account(), entry.money().amount(), BigDecimal::add);
      history
          .computeIfAbsent(entry.account(), account -> new ArrayList<>())
          .add(new HistoryLine(posting, entry.money(), after));
    }
  }

  public BigDecimal balance(String account) {
    return balances.getOrDefault(account, BigDecimal.ZERO.setScale(2));
  }

  /** Oldest first. */
  public List<HistoryLine> history(String account) {
    return Collections.unmodifiableList(history.getOrDefault(account, List.of()));
  }

  public List<Posting> postings() {
    return List.copyOf(postings);
  }

  /** Worked out from the postings anew: each sums to zero, and so do the balances they lead to. */
  public boolean balanced() {
    Map<String, BigDecimal> recomputed = new HashMap<>();
    for (Posting posting : postings) {
      if (sums(posting.entries()).values().stream().anyMatch(sum -> sum.signum() != 0)) {
        return false;
      }
      posting
          .entries()
          .forEach(
              entry -> recomputed.merge(entry.account(), entry.money().amount(), BigDecimal::add));
    }
    return recomputed.equals(balances);
  }

  private static Map<String, BigDecimal> sums(List<Entry> entries) {
    Map<String, BigDecimal> sums = new HashMap<>();
    entries.forEach(
        entry -> sums.merge(entry.money().currency(), entry.money().amount(), BigDecimal::add));
    return sums;
  }
}
