package io.twospeed.openapi.diff;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One difference of a contract from its predecessor, in what a message may hold or what is
 * answered; how it is described in words is none.
 *
 * @param where the operation and what of it, {@code GET /accounts/{id} 200 /holds/*}{@code /amount}
 * @param line of the successor, 1-based, the nearest there is; 0 where nothing of it is left
 * @param what is different
 * @param broken the promise it breaks; null where every client can go on as it is
 */
public record ContractChange(String where, int line, String what, @Nullable ContractBreak broken) {

  /** As a contract is read; and of one line the harmless first, then by their keys. */
  static final Comparator<ContractChange> ORDER =
      Comparator.comparingInt(ContractChange::line)
          .thenComparing(each -> each.broken == null ? "" : each.broken.key())
          .thenComparing(ContractChange::where)
          .thenComparing(ContractChange::what);

  static ContractChange breaking(BreakKind kind, String where, int line, String what) {
    return new ContractChange(where, line, what, ContractBreak.of(kind, where, line, what));
  }

  static ContractChange harmless(String where, int line, String what) {
    return new ContractChange(where, line, what, null);
  }

  /** One line for people: {@code POST /trips request /kind: values gone: [CITY] (breaks)}. */
  @Override
  public String toString() {
    return where + ": " + what + (broken == null ? "" : " (breaks)");
  }
}
