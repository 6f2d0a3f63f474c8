package io.twospeed.openapi.answer;

import io.twospeed.journal.calls.CallTally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a problem says about the core. */
public final class Outcome {
  public static final String NOTHING_HAPPENED = "nothing-happened";
  static final String SOMETHING_HAPPENED = "something-happened";
  public static final String IN_DOUBT = "in-doubt";

  private static final List<String> BY_GRAVITY =
      List.of(NOTHING_HAPPENED, SOMETHING_HAPPENED, IN_DOUBT);

  private Outcome() {}

  /**
   * The graver of what a failure claims for itself and what all calls of the request came to: a
   * refused step changed nothing, but a step before it may have.
   *
   * @param claimed null where the failure says nothing
   * @param mayChange whether the caller is to be told that nothing happened
   */
  public static @Nullable String of(@Nullable String claimed, CallTally calls, boolean mayChange) {
    String known =
        switch (calls.outcome()) {
          case NOTHING_HAPPENED -> mayChange ? NOTHING_HAPPENED : null;
          case SOMETHING_HAPPENED -> SOMETHING_HAPPENED;
          case IN_DOUBT -> IN_DOUBT;
        };
    return gravity(known) > gravity(claimed) ? known : claimed;
  }

  private static int gravity(@Nullable String outcome) {
    return outcome == null ? -1 : BY_GRAVITY.indexOf(outcome);
  }
}
