package io.twospeed.journal.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call has behind it.
 *
 * @param sends how often it may have been sent
 * @param contradictedAt since when the core is known to contradict what was settled, or null
 * @param askedAgain how often the core was asked again after its UNKNOWN had settled the call
 */
public record CallHistory(int sends, @Nullable Instant contradictedAt, int askedAgain) {

  /** Whether the core was found to contradict what this call was settled as. */
  public boolean isContradicted() {
    return contradictedAt != null;
  }
}
