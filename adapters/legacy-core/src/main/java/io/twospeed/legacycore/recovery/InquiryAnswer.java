package io.twospeed.legacycore.recovery;

import io.twospeed.journal.calls.CoreCallState;
import java.time.Instant;

/**
 * What the core said of one call when it was asked.
 *
 * @param said its own word, such as {@code DONE}; or why there is none, such as {@code
 *     core-unavailable} or {@code no-inquiry-declared}
 * @param at UTC, when it was asked
 */
public record InquiryAnswer(Meaning meaning, String said, Instant at) {

  /** What follows from it for the call. */
  public enum Meaning {
    /** The core has done it, and it stands. */
    DONE,
    /** The core had done it, and it is undone. */
    REVERSED,
    /** The core does not know it, and no message of it can be under way any more. */
    NOT_DONE,
    /** The core does not know it yet: a message of it may still be under way. */
    TOO_EARLY,
    /** The core could not be asked, or said nothing that can be used. */
    NOT_KNOWN
  }

  /** Whether a person who decides so says the opposite of the core. */
  public boolean contradicts(CoreCallState decided) {
    return switch (meaning) {
      case DONE -> decided == CoreCallState.REJECTED;
      case REVERSED, NOT_DONE -> decided == CoreCallState.CONFIRMED;
      case TOO_EARLY, NOT_KNOWN -> false;
    };
  }
}
