package io.twospeed.legacycore.call;

import java.util.HexFormat;

/**
 * What a queue manager reports of a request.
 *
 * @param kind what became of it
 * @param feedback the name of the feedback code, such as MQRC_Q_FULL
 * @param text the same in words
 * @param key of this report among others of the same call; the same when it is delivered again
 */
public record MqReport(Kind kind, String feedback, String text, String key) {
  public enum Kind {
    /** It expired unread: nobody has it, and nobody will. */
    EXPIRED,
    /** It could not be put to the core's queue. */
    UNDELIVERABLE,
    /** A program reported something of it: it was read. */
    FROM_A_PROGRAM,
    /** It arrived, or was read: no news. */
    PROGRESS
  }

  /** Short, to stand beside other words; that two of a call had the same would only cost time. */
  public static String keyOf(String messageId) {
    return HexFormat.of().toHexDigits(messageId.hashCode());
  }
}
