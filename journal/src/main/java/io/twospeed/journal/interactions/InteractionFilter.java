package io.twospeed.journal.interactions;

import io.twospeed.journal.common.Page;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions to list; what is null does not matter.
 *
 * @param states empty: all
 * @param sinceBefore only those that came to their state before this moment
 * @param before the {@link Page#next} of the page before, or null
 * @param limit 1 to 1000
 */
public record InteractionFilter(
    Set<InteractionState> states,
    @Nullable String operation,
    @Nullable String product,
    @Nullable Instant sinceBefore,
    @Nullable Long before,
    int limit) {

  /** Checks the limit. */
  public InteractionFilter {
    states = Set.copyOf(states);
    Page.checkLimit(limit);
  }

  /** The newest hundred in these states. */
  public static InteractionFilter in(InteractionState... states) {
    return new InteractionFilter(Set.of(states), null, null, null, null, 100);
  }
}
