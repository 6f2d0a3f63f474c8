package io.twospeed.openapi.diff;

import java.util.Arrays;
import java.util.List;

/**
 * One promise of a contract that its successor does not keep.
 *
 * @param kind its stable name, one of {@link #kinds}
 * @param where the operation and what of it, {@code GET /accounts/{id} 200 /holds/*}{@code /amount}
 * @param line of the successor, 1-based, the nearest there is; 0 where nothing of it is left
 * @param what is different
 * @param noticed what a client written for the predecessor notices
 */
public record ContractBreak(String kind, String where, int line, String what, String noticed) {

  static ContractBreak of(BreakKind kind, String where, int line, String what) {
    return new ContractBreak(kind.wireName(), where, line, what, kind.noticed());
  }

  /** By which it is named where it is meant: the same in every run. */
  public String key() {
    return kind + " " + where;
  }

  /** The names of all kinds. */
  public static List<String> kinds() {
    return Arrays.stream(BreakKind.values()).map(BreakKind::wireName).toList();
  }
}
