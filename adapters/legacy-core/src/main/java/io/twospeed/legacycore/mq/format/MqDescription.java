package io.twospeed.legacycore.mq.format;

/**
 * What a message's descriptor says of its data.
 *
 * @param format its format; empty: none, so that nobody converts it
 * @param ccsid 0: unknown
 * @param encoding 0: unknown
 */
public record MqDescription(String format, int ccsid, int encoding) {
  public static final MqDescription NONE = new MqDescription("", 0, 0);

  /** For an error about the data; empty where nothing is known. */
  public String said() {
    return equals(NONE)
        ? ""
        : " (its descriptor says format %s, CCSID %d, encoding %d)"
            .formatted(format.isEmpty() ? "MQFMT_NONE" : format, ccsid, encoding);
  }
}
