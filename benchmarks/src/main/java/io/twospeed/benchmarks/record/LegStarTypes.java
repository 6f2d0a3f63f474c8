package io.twospeed.benchmarks.record;

import com.legstar.base.type.CobolType;
import com.legstar.base.type.composite.CobolArrayType;
import com.legstar.base.type.composite.CobolChoiceType;
import com.legstar.base.type.composite.CobolComplexType;
import com.legstar.base.type.primitive.CobolBinaryType;
import com.legstar.base.type.primitive.CobolPackedDecimalType;
import com.legstar.base.type.primitive.CobolStringType;
import com.legstar.base.type.primitive.CobolZonedDecimalType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** BAL-RSP and HIST-RSP as LegStar's generator would describe them. */
final class LegStarTypes {
  static final String KIND = "TXN-KIND";

  private LegStarTypes() {}

  static CobolComplexType balance() {
    Map<String, CobolType> hold = new LinkedHashMap<>();
    hold.put("HOLD-ID", text(12));
    hold.put("HOLD-AMT", packed(15, 2));
    hold.put("HOLD-DATE", digits(8));
    hold.put("HOLD-EXPIRY", digits(8));
    hold.put("HOLD-REASON", text(4));
    Map<String, CobolType> record = new LinkedHashMap<>();
    record.put("CORE-HEADER", header());
    record.put("ACCT-NO", text(12));
    record.put("CUST-NO", text(10));
    record.put("ACCT-KIND", text(2));
    record.put("ACCT-STATUS", text(1));
    record.put("ACCT-CCY", text(3));
    record.put("LEDGER-BAL", packed(15, 2));
    record.put("AVAIL-BAL", packed(15, 2));
    record.put("HOLD-TOTAL", packed(15, 2));
    record.put("OVERDRAFT-LIMIT", packed(15, 2));
    record.put("HOLD-COUNT", counter());
    record.put("HOLD-ENTRY", table(group("HOLD-ENTRY", hold), 20, "HOLD-COUNT"));
    record.put("INTEREST-RATE", packed(9, 6));
    record.put("ACCRUED-INT", zoned(13, 4, false));
    record.put("LAST-TXN-DATE", digits(8));
    return group("BAL-RSP", record);
  }

  static CobolComplexType history(int most) {
    Map<String, CobolType> entry = new LinkedHashMap<>();
    entry.put("TXN-ID", text(16));
    entry.put("TXN-DATE", digits(8));
    entry.put("TXN-TIME", digits(6));
    entry.put(
        KIND, new CobolStringType.Builder<>(String.class).charNum(2).customVariable(true).build());
    entry.put("TXN-AMT", zoned(15, 2, false));
    entry.put("TXN-CCY", text(3));
    entry.put("TXN-CLIENT-REF", text(32));
    entry.put("VIEW", new CobolChoiceType.Builder().name("VIEW").alternatives(views()).build());
    entry.put("BAL-AFTER", packed(15, 2));
    Map<String, CobolType> record = new LinkedHashMap<>();
    record.put("CORE-HEADER", header());
    record.put("ACCT-NO", text(12));
    record.put("ACCT-CCY", text(3));
    record.put("PAGE-NO", binary(4));
    record.put("PAGE-SIZE", binary(4));
    record.put("TOTAL-COUNT", binary(8));
    record.put("MORE-FLAG", text(1));
    record.put("TXN-COUNT", counter());
    record.put("TXN-ENTRY", table(group("TXN-ENTRY", entry), most, "TXN-COUNT"));
    return group("HIST-RSP", record);
  }

  private static Map<String, CobolType> views() {
    Map<String, CobolType> transfer = new LinkedHashMap<>();
    transfer.put("OTHER-ACCT", text(12));
    transfer.put("TRANSFER-TEXT", text(40));
    transfer.put("FILLER", text(8));
    Map<String, CobolType> card = new LinkedHashMap<>();
    card.put("CARD-LAST-FOUR", digits(4));
    card.put("CARD-MERCHANT", text(25));
    card.put("CARD-MCC", digits(4));
    card.put("CARD-ORIG-AMT", zoned(13, 2, true));
    card.put("CARD-ORIG-CCY", text(3));
    card.put("FILLER", text(10));
    Map<String, CobolType> fee = new LinkedHashMap<>();
    fee.put("FEE-CODE", text(4));
    fee.put("FEE-BASE-AMT", packed(15, 2));
    fee.put("FEE-TEXT", text(30));
    fee.put("FILLER", text(18));
    Map<String, CobolType> interest = new LinkedHashMap<>();
    interest.put("INT-RATE", packed(9, 6));
    interest.put("INT-FROM", digits(8));
    interest.put("INT-TO", digits(8));
    interest.put("INT-DAYS", binary(4));
    interest.put("FILLER", text(37));
    Map<String, CobolType> views = new LinkedHashMap<>();
    views.put("TXN-TRANSFER", group("TXN-TRANSFER", transfer));
    views.put("TXN-CARD", group("TXN-CARD", card));
    views.put("TXN-FEE", group("TXN-FEE", fee));
    views.put("TXN-INTEREST", group("TXN-INTEREST", interest));
    return views;
  }

  private static CobolComplexType header() {
    Map<String, CobolType> header = new LinkedHashMap<>();
    header.put("TXN-CODE", text(8));
    header.put("CHANNEL-ID", text(4));
    header.put("CLIENT-REF", text(32));
    header.put("BRANCH-NO", digits(6));
    header.put("TXN-TIMESTAMP", text(26));
    header.put("RET-CODE", text(4));
    header.put("RET-TEXT", text(40));
    return group("CORE-HEADER", header);
  }

  private static CobolComplexType group(String name, Map<String, CobolType> fields) {
    return new CobolComplexType.Builder().name(name).fields(fields).build();
  }

  private static CobolArrayType table(CobolType item, int most, String counter) {
    return new CobolArrayType.Builder()
        .itemType(item)
        .minOccurs(0)
        .maxOccurs(most)
        .dependingOn(counter)
        .build();
  }

  private static CobolType text(int length) {
    return new CobolStringType.Builder<>(String.class).charNum(length).build();
  }

  private static CobolType packed(int digits, int scale) {
    return new CobolPackedDecimalType.Builder<>(BigDecimal.class)
        .signed(true)
        .totalDigits(digits)
        .fractionDigits(scale)
        .build();
  }

  private static CobolType digits(int digits) {
    return new CobolZonedDecimalType.Builder<>(Integer.class).totalDigits(digits).build();
  }

  private static CobolType zoned(int digits, int scale, boolean leadingSeparate) {
    return new CobolZonedDecimalType.Builder<>(BigDecimal.class)
        .signLeading(leadingSeparate)
        .signSeparate(leadingSeparate)
        .signed(true)
        .totalDigits(digits)
        .fractionDigits(scale)
        .build();
  }

  private static CobolType binary(int digits) {
    return new CobolBinaryType.Builder<>(Integer.class).signed(true).totalDigits(digits).build();
  }

  private static CobolType counter() {
    return new CobolBinaryType.Builder<>(Integer.class)
        .signed(true)
        .totalDigits(4)
        .odoObject(true)
        .build();
  }
}
