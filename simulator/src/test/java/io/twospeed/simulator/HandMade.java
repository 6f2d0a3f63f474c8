package io.twospeed.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;

/** Records put together from the copybooks by hand, and read by offset: no codec of ours. */
final class HandMade {
  static final int HEADER_BYTES = 120;
  private static final Charset IBM037 = Charset.forName("IBM037");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** COREHDR.cpy. */
  static HandMade request(String code, String reference) {
    return new HandMade()
        .text(code, 8)
        .text("TEST", 4)
        .text(reference, 32)
        .text("000001", 6)
        .text("2026-03-02-12.05.06.000000", 26)
        .text("", 4)
        .text("", 40);
  }

  HandMade text(String value, int length) {
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) 0x40);
    byte[] encoded = value.getBytes(IBM037);
    System.arraycopy(encoded, 0, padded, 0, encoded.length);
    bytes.writeBytes(padded);
    return this;
  }

  /** Packed and binary fields, worked out by hand. */
  HandMade hex(String digits) {
    bytes.writeBytes(HexFormat.of().parseHex(digits));
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  static String text(byte[] record, int offset, int length) {
    return new String(record, offset, length, IBM037);
  }

  static String hex(byte[] record, int offset, int length) {
    return HexFormat.of().formatHex(record, offset, offset + length);
  }

  static String returnCode(byte[] record) {
    return text(record, 76, 4);
  }

  static byte[] balanceOf(String account) {
    return request("ACCTBAL", "Q").text(account, 12).bytes();
  }

  /** PAYXFER.cpy; {@code packed} is S9(13)V99 COMP-3. */
  static byte[] transfer(String reference, String from, String to, String packed) {
    return request("PAYXFER", reference)
        .text(from, 12)
        .text(to, 12)
        .hex(packed)
        .text("CNY", 3)
        .text("00000000", 8)
        .text("", 12)
        .text("RENT", 40)
        .bytes();
  }
}
