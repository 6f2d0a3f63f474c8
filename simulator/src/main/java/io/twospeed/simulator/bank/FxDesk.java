package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Map;

/** Quotes rates of exchange. It trades nothing. */
public final class FxDesk {
  /** Middle rates to CNY: fixed, so that a sandbox answers the same every day. */
  private static final Map<String, BigDecimal> IN_CNY =
      Map.of(
          "CNY", BigDecimal.ONE,
          "EUR", new BigDecimal("8.1234"),
          "USD", new BigDecimal("7.0987"),
          "GBP", new BigDecimal("9.4321"),
          "HKD", new BigDecimal("0.9123"),
          "JPY", new BigDecimal("0.0476"));

  private static final BigDecimal MARGIN = new BigDecimal("0.002500");
  private static final BigDecimal LIMIT = new BigDecimal("25000000");
  private static final int VALID_SECONDS = 30;

  private final Books books;
  private long lastQuote;

  FxDesk(Books books) {
    this.books = books;
  }

  /**
   * A quote.
   *
   * @param rate units bought for one sold
   * @param limit what may be sold at it, in whole thousands
   */
  public record Quote(
      long sequence,
      Money sold,
      Money bought,
      BigDecimal rate,
      BigDecimal inverseRate,
      BigDecimal margin,
      BigDecimal limit,
      int validSeconds,
      LocalDateTime at) {

    public String id() {
      return "Q%011d".formatted(sequence);
    }
  }

  public Quote quote(String sell, String buy, BigDecimal amount) {
    BigDecimal sold = IN_CNY.get(sell);
    BigDecimal bought = IN_CNY.get(buy);
    if (sold == null || bought == null || sell.equals(buy)) {
      throw new CoreRefusal(ReturnCode.NO_QUOTE);
    }
    Money money = Money.positive(amount, sell);
    BigDecimal rate =
        sold.multiply(BigDecimal.ONE.subtract(MARGIN)).divide(bought, 10, RoundingMode.HALF_EVEN);
    BigDecimal paid = money.amount().multiply(rate).setScale(2, RoundingMode.DOWN);
    return new Quote(
        ++lastQuote,
        money,
        new Money(paid, buy),
        rate,
        BigDecimal.ONE.divide(rate, 12, RoundingMode.HALF_EVEN),
        MARGIN,
        LIMIT,
        VALID_SECONDS,
        books.now());
  }
}
