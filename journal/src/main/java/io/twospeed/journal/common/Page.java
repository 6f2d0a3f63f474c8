package io.twospeed.journal.common;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to give as {@code before} for the page after this one; null after the last
 */
public record Page<T>(List<T> items, @Nullable Long next) {

  /** Asked one row more than the limit, so that the last page is known to be the last. */
  public static <T> Page<T> cut(List<T> rows, int limit, ToLongFunction<T> sequence) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, sequence.applyAsLong(items.get(limit - 1)));
  }

  public static void checkLimit(int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("limit: %d, expected 1 to 1000".formatted(limit));
    }
  }
}
