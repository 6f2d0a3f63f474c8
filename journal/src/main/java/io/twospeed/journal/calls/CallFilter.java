package io.twospeed.journal.calls;

import io.twospeed.journal.common.Page;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list; what is null does not matter.
 *
 * @param states empty: all
 * @param sinceBefore only calls that came to their state before this moment
 * @param before the {@link Page#next} of the page before, or null
 * @param limit 1 to 1000
 */
public record CallFilter(
    Set<CoreCallState> states,
    @Nullable String operation,
    @Nullable String product,
    @Nullable Instant sinceBefore,
    @Nullable Long before,
    int limit) {

  /** Checks the limit. */
  public CallFilter {
    states = Set.copyOf(states);
    Page.checkLimit(limit);
  }

  /** The newest hundred in these states. */
  public static CallFilter in(CoreCallState... states) {
    return new CallFilter(Set.of(states), null, null, null, null, 100);
  }
}
