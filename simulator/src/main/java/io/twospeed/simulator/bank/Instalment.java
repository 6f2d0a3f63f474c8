package io.twospeed.simulator.bank;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One payment of a loan's schedule. */
public record Instalment(int number, LocalDate dueDate, BigDecimal principal, BigDecimal interest) {

  public BigDecimal due() {
    return principal.add(interest);
  }
}
