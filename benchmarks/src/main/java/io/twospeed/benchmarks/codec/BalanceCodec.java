package io.twospeed.benchmarks.codec;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * ACCTBAL by hand: offsets as {@code mappings/contracts/ACCTBAL.cpy} gives them, no layout read, no
 * tree built. All contenders but Twospeed use it, so that only the ways are compared.
 */
public final class BalanceCodec {

  private static final int REQUEST_BYTES = 132;
  private static final int CLIENT_REF = 12;
  private static final int TIMESTAMP = 50;
  private static final int RET_CODE = 76;
  private static final int ACCT_NO = 120;
  private static final int CUST_NO = 132;
  private static final int STATUS = 144;
  private static final int CURRENCY = 145;
  private static final int LEDGER = 148;
  private static final int AVAILABLE = 156;
  private static final int HOLD_COUNT = 180;
  private static final int HOLDS = 182;
  private static final int HOLD_BYTES = 40;
  private static final byte EBCDIC_ZERO = (byte) 0xF0;
  private static final byte EBCDIC_OPEN = (byte) 0xD6;

  private static final byte[] TEMPLATE = template();

  private BalanceCodec() {}

  /**
   * A BAL-REQ record.
   *
   * @param reference 32 characters, unique
   * @param time the core's local time
   */
  public static byte[] request(String accountId, String reference, LocalDateTime time) {
    byte[] record = TEMPLATE.clone();
    Ebcdic.put(reference, record, CLIENT_REF);
    number(time.getYear(), 4, record, TIMESTAMP);
    number(time.getMonthValue(), 2, record, TIMESTAMP + 5);
    number(time.getDayOfMonth(), 2, record, TIMESTAMP + 8);
    number(time.getHour(), 2, record, TIMESTAMP + 11);
    number(time.getMinute(), 2, record, TIMESTAMP + 14);
    number(time.getSecond(), 2, record, TIMESTAMP + 17);
    number(time.getNano() / 1000, 6, record, TIMESTAMP + 20);
    Ebcdic.put(accountId, record, ACCT_NO);
    return record;
  }

  /** Whether the core said yes. */
  public static boolean accepted(byte[] reply) {
    return reply[RET_CODE] == EBCDIC_ZERO
        && reply[RET_CODE + 1] == EBCDIC_ZERO
        && reply[RET_CODE + 2] == EBCDIC_ZERO
        && reply[RET_CODE + 3] == EBCDIC_ZERO;
  }

  /** An accepted BAL-RSP record as the JSON of the open API, in UTF-8. */
  public static byte[] json(byte[] reply) {
    StringBuilder out = new StringBuilder(512);
    Ebcdic.text(reply, ACCT_NO, 12, out.append("{\"accountId\":\""));
    Ebcdic.text(reply, CUST_NO, 10, out.append("\",\"customerId\":\""));
    out.append("\",\"status\":\"").append(reply[STATUS] == EBCDIC_OPEN ? "OPEN" : "CLOSED");
    Ebcdic.text(reply, CURRENCY, 3, out.append("\",\"currency\":\""));
    money(reply, LEDGER, out.append("\",\"ledgerBalance\":"));
    money(reply, AVAILABLE, out.append(",\"availableBalance\":"));
    holds(reply, out.append(",\"holds\":["));
    asOf(reply, out.append("],\"asOf\":\""));
    return out.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void money(byte[] reply, int offset, StringBuilder out) {
    Ebcdic.packed(reply, offset, 8, out.append("{\"amount\":\""));
    Ebcdic.text(reply, CURRENCY, 3, out.append("\",\"currency\":\""));
    out.append("\"}");
  }

  private static void holds(byte[] reply, StringBuilder out) {
    int count = ((reply[HOLD_COUNT] & 0xff) << 8) | (reply[HOLD_COUNT + 1] & 0xff);
    for (int hold = 0; hold < count; hold++) {
      int at = HOLDS + hold * HOLD_BYTES;
      Ebcdic.text(reply, at, 12, out.append(hold == 0 ? "" : ",").append("{\"holdId\":\""));
      money(reply, at + 12, out.append("\",\"amount\":"));
      Ebcdic.text(reply, at + 36, 4, out.append(",\"reason\":\""));
      date(reply, at + 28, out.append("\",\"expires\":\""));
      out.append("\"}");
    }
  }

  private static void date(byte[] reply, int offset, StringBuilder out) {
    Ebcdic.text(reply, offset, 4, out);
    Ebcdic.text(reply, offset + 4, 2, out.append('-'));
    Ebcdic.text(reply, offset + 6, 2, out.append('-'));
  }

  private static void asOf(byte[] reply, StringBuilder out) {
    Ebcdic.text(reply, TIMESTAMP, 10, out);
    Ebcdic.text(reply, TIMESTAMP + 11, 2, out.append('T'));
    Ebcdic.text(reply, TIMESTAMP + 14, 2, out.append(':'));
    Ebcdic.text(reply, TIMESTAMP + 17, 9, out.append(':'));
    out.append("+08:00");
  }

  private static void number(int value, int digits, byte[] record, int offset) {
    int rest = value;
    for (int at = offset + digits - 1; at >= offset; at--) {
      record[at] = (byte) (EBCDIC_ZERO + rest % 10);
      rest /= 10;
    }
  }

  private static byte[] template() {
    byte[] record = new byte[REQUEST_BYTES];
    Arrays.fill(record, (byte) 0x40);
    Ebcdic.put("ACCTBAL ", record, 0);
    Ebcdic.put("BNCH", record, 8);
    Ebcdic.put("000000", record, 44);
    Ebcdic.put("2000-01-01-00.00.00.000000", record, TIMESTAMP);
    return record;
  }
}
