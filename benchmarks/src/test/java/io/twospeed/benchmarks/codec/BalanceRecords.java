package io.twospeed.benchmarks.codec;

import java.util.HexFormat;

/** Records of ACCTBAL.cpy worked out by hand, byte by byte, from the copybook. */
public final class BalanceRecords {

  private static final String REFERENCE_HEX =
      "F0F1F2F3F4F5F6F7F8F9818283848586" + "F0F1F2F3F4F5F6F7F8F9818283848586";

  private BalanceRecords() {}

  /** For account 100000000001 under reference 0123456789abcdef0123456789abcdef. */
  public static byte[] request() {
    return HexFormat.of()
        .parseHex(
            "C1C3C3E3C2C1D340" // TXN-CODE "ACCTBAL "
                + "C2D5C3C8" // CHANNEL-ID "BNCH"
                + REFERENCE_HEX // CLIENT-REF
                + "F0F0F0F0F0F0" // BRANCH-NO
                + "F2F0F2F660F1F160F2F460F0F84BF0F94BF1F04BF0F0F0F4F5F6" // TXN-TIMESTAMP
                + "40".repeat(4) // RET-CODE
                + "40".repeat(40) // RET-TEXT
                + "F1F0F0F0F0F0F0F0F0F0F0F1"); // ACCT-NO
  }

  /** Two holds; the second has a fraction only, and the overdraft makes the ledger negative. */
  public static byte[] reply() {
    return HexFormat.of()
        .parseHex(
            "C1C3C3E3C2C1D340"
                + "C2D5C3C8"
                + REFERENCE_HEX
                + "F0F0F0F0F0F0"
                + "F2F0F2F660F1F160F2F460F0F84BF0F94BF1F14BF9F9F9F9F9F9" // TXN-TIMESTAMP
                + "F0F0F0F0" // RET-CODE "0000"
                + "C4D6D5C5" // RET-TEXT "DONE"
                + "40".repeat(36)
                + "F1F0F0F0F0F0F0F0F0F0F0F1" // ACCT-NO
                + "F1F0F0F0F0F0F0F0F0F1" // CUST-NO
                + "C3C1" // ACCT-KIND "CA"
                + "D6" // ACCT-STATUS "O"
                + "C3D5E8" // ACCT-CCY "CNY"
                + "000000000001230D" // LEDGER-BAL -12.30
                + "000000000500000C" // AVAIL-BAL 5000.00
                + "000000000004605C" // HOLD-TOTAL 46.05
                + "000000000600000C" // OVERDRAFT-LIMIT
                + "0002" // HOLD-COUNT
                + "C8F0F0F0F0F0F0F0F0F0F0F1" // HOLD-ID "H00000000001"
                + "000000000004600C" // HOLD-AMT 46.00
                + "F2F0F2F6F1F1F0F1" // HOLD-DATE
                + "F2F0F2F7F0F1F3F1" // HOLD-EXPIRY 2027-01-31
                + "E2C8D6D7" // HOLD-REASON "SHOP"
                + "C8F0F0F0F0F0F0F0F0F0F0F2"
                + "000000000000005C" // 0.05
                + "F2F0F2F6F1F1F0F2"
                + "F2F0F2F7F0F2F0F1"
                + "C6E4C5D3"
                + "000350000C" // INTEREST-RATE
                + "F0F0F0F0F0F0F0F0F0F1F2F3C4" // ACCRUED-INT
                + "F2F0F2F6F1F1F2F3"); // LAST-TXN-DATE
  }
}
