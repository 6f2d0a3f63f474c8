package io.twospeed.legacycore.recovery;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CoreCallException;

/** Whether a try that settled nothing met the core at all: only then its time counts. */
enum Met {
  /** The core was asked: it said something that does not settle it, or nothing. */
  YES,
  /** The way was broken, or the core said that it is closed. */
  NO,
  /** This layer held the try back to protect the core. */
  NOTHING_LEARNED;

  private static final int STATUS_CLOSED = 503;

  static Met by(CoreCallException problem) {
    return switch (problem.kind()) {
      case UNAVAILABLE -> NO;
      case OVERLOAD -> NOTHING_LEARNED;
      case REFUSED -> problem.status() == STATUS_CLOSED ? NO : YES;
      case TIMEOUT, UNTRANSLATABLE, GARBLED -> YES;
    };
  }

  /** The same for a changing call: only a core that says no has a person look. */
  static Met byRefusal(CoreCallException problem) {
    Met met = by(problem);
    return met == YES && problem.outcome() != CoreCallState.REJECTED ? NO : met;
  }
}
