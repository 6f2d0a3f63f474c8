package io.twospeed.mqstandin.wire;

/**
 * The fields of IBM's message descriptor, version 2, each with its place and its length in bytes.
 *
 * <p>Source: the offsets IBM documents for MQMD in COBOL and assembler, the same as the dissector's
 * mq.md.*.
 */
public enum MqmdField {
  STRUC_ID(0, 4),
  VERSION(4, 4),
  REPORT(8, 4),
  MSG_TYPE(12, 4),
  EXPIRY(16, 4),
  FEEDBACK(20, 4),
  ENCODING(24, 4),
  CODED_CHAR_SET_ID(28, 4),
  FORMAT(32, 8),
  PRIORITY(40, 4),
  PERSISTENCE(44, 4),
  MSG_ID(48, 24),
  CORREL_ID(72, 24),
  BACKOUT_COUNT(96, 4),
  REPLY_TO_Q(100, 48),
  REPLY_TO_Q_MGR(148, 48),
  USER_IDENTIFIER(196, 12),
  ACCOUNTING_TOKEN(208, 32),
  APPL_IDENTITY_DATA(240, 32),
  PUT_APPL_TYPE(272, 4),
  PUT_APPL_NAME(276, 28),
  PUT_DATE(304, 8),
  PUT_TIME(312, 8),
  APPL_ORIGIN_DATA(320, 4),
  GROUP_ID(324, 24),
  MSG_SEQ_NUMBER(348, 4),
  OFFSET(352, 4),
  MSG_FLAGS(356, 4),
  ORIGINAL_LENGTH(360, 4);

  private final int offset;
  private final int length;

  MqmdField(int offset, int length) {
    this.offset = offset;
    this.length = length;
  }

  /** The place of its first byte. */
  public int offset() {
    return offset;
  }

  /** The bytes it takes. */
  public int length() {
    return length;
  }
}
