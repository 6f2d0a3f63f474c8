package io.twospeed.openapi;

import io.twospeed.journal.CallTally;
import org.jspecify.annotations.Nullable;

/** What a problem says about the core. */
final class Outcome {
  static final String NOTHING_HAPPENED = "nothing-happened";
  static final String SOMETHING_HAPPENED = "something-happened";
  static final String IN_DOUBT = "in-doubt";

  private Outcome() {}

  /**
   * The word for it.
   *
   * @param mayChange a request that could change nothing need not be told that nothing happened
   */
  static @Nullable String of(CallTally.Outcome outcome, boolean mayChange) {
    return switch (outcome) {
      case NOTHING_HAPPENED -> mayChange ? NOTHING_HAPPENED : null;
      case SOMETHING_HAPPENED -> SOMETHING_HAPPENED;
      case IN_DOUBT -> IN_DOUBT;
    };
  }
}
