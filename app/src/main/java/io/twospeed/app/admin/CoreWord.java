package io.twospeed.app.admin;

import io.twospeed.legacycore.recovery.InquiryAnswer;
import java.time.Instant;

/**
 * What the core said of a call before a person decided it.
 *
 * @param asked whether it could be asked and said something that can be used
 * @param said its word, or why there is none
 * @param meaning one sentence for the person
 * @param at UTC
 */
record CoreWord(boolean asked, String said, String meaning, Instant at) {

  static CoreWord of(InquiryAnswer answer) {
    boolean asked = answer.meaning() != InquiryAnswer.Meaning.NOT_KNOWN;
    return new CoreWord(asked, answer.said(), sentence(answer), answer.at());
  }

  private static String sentence(InquiryAnswer answer) {
    return switch (answer.meaning()) {
      case DONE -> "It has done the call, and that stands.";
      case REVERSED -> "It had done the call, and that is undone.";
      case NOT_DONE -> "It has not done the call, and no message of it is under way any more.";
      case TOO_EARLY -> "It does not know the call yet; a message of it may still be under way.";
      case NOT_KNOWN -> "It could not be asked, or gave no answer that can be used.";
    };
  }
}
