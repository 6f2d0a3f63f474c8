package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a loan costs: equal instalments, interest on what is still owed, the last one takes up the
 * rounding.
 *
 * @param annualRate in percent
 */
public record LoanOffer(
    Money principal, BigDecimal annualRate, BigDecimal monthly, List<Instalment> schedule) {

  private static final BigDecimal LEAST = new BigDecimal("100.00");
  private static final BigDecimal MOST = new BigDecimal("100000.00");

  /** Instalments offered, with their annual rate in percent. */
  private static final Map<Integer, BigDecimal> RATES =
      Map.of(
          3, new BigDecimal("4.800000"),
          6, new BigDecimal("5.400000"),
          9, new BigDecimal("5.700000"),
          12, new BigDecimal("6.000000"),
          18, new BigDecimal("6.600000"),
          24, new BigDecimal("7.200000"),
          36, new BigDecimal("7.800000"));

  private static final BigDecimal MONTHS_TIMES_PERCENT = new BigDecimal("1200");

  public LoanOffer {
    schedule = List.copyOf(schedule);
  }

  /** Works out an offer, or refuses what is outside the bank's terms. */
  static LoanOffer of(Money principal, int instalments, LocalDate firstDue) {
    CoreRefusal.unless(
        principal.amount().compareTo(LEAST) >= 0 && principal.amount().compareTo(MOST) <= 0,
        ReturnCode.PRINCIPAL_OUTSIDE_LIMITS);
    BigDecimal annual = RATES.get(instalments);
    if (annual == null) {
      throw new CoreRefusal(ReturnCode.INSTALMENTS_NOT_OFFERED);
    }
    BigDecimal rate = annual.divide(MONTHS_TIMES_PERCENT, MathContext.DECIMAL64);
    BigDecimal monthly = annuity(principal.amount(), rate, instalments);
    return new LoanOffer(
        principal, annual, monthly, schedule(principal, rate, monthly, instalments, firstDue));
  }

  public BigDecimal total() {
    return schedule.stream().map(Instalment::due).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public LocalDate firstDue() {
    return schedule.get(0).dueDate();
  }

  private static BigDecimal annuity(BigDecimal principal, BigDecimal rate, int instalments) {
    BigDecimal growth = BigDecimal.ONE.add(rate).pow(instalments, MathContext.DECIMAL64);
    return principal
        .multiply(rate)
        .multiply(growth)
        .divide(growth.subtract(BigDecimal.ONE), 2, RoundingMode.HALF_EVEN);
  }

  private static List<Instalment> schedule(
      Money principal, BigDecimal rate, BigDecimal monthly, int instalments, LocalDate firstDue) {
    List<Instalment> schedule = new ArrayList<>();
    BigDecimal owed = principal.amount();
    for (int number = 1; number <= instalments; number++) {
      BigDecimal interest = owed.multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
      BigDecimal repaid = number == instalments ? owed : monthly.subtract(interest);
      schedule.add(new Instalment(number, firstDue.plusMonths(number - 1L), repaid, interest));
      owed = owed.subtract(repaid);
    }
    return schedule;
  }
}
