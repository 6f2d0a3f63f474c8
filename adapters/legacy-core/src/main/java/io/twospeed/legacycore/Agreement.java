package io.twospeed.legacycore;

import io.twospeed.journal.CoreCallState;

/** Whether what is learned of a settled call goes with what it was settled as. */
final class Agreement {
  private Agreement() {}

  /**
   * Compares.
   *
   * @param sends how often the call was sent: that one of several sendings was refused, or expired
   *     unread, does not contradict that another was booked
   */
  static boolean isBetween(CoreCallState settled, CoreCallState said, int sends) {
    return switch (settled) {
      case CONFIRMED, REVERSING, REVERSED -> said == CoreCallState.CONFIRMED || sends > 1;
      case REJECTED, NOT_DONE -> said != CoreCallState.CONFIRMED;
      // It is known, and owned.
      case CONTRADICTED -> true;
      // Open, or with a person: nothing was said of it yet that could be contradicted.
      case PLANNED, SENT, IN_DOUBT, PARKED -> true;
    };
  }
}
