package io.twospeed.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One payment of a loan's schedule. */
record Instalment(int number, LocalDate dueDate, BigDecimal principal, BigDecimal interest) {

  BigDecimal due() {
    return principal.add(interest);
  }
}
