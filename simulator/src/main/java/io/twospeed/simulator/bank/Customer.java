package io.twospeed.simulator.bank;

import java.time.LocalDate;

/** Who owns accounts. */
public record Customer(
    String number,
    String name,
    String romanisedName,
    Status status,
    String segment,
    LocalDate birthDate,
    LocalDate since) {

  /** CUST-STATUS. */
  public enum Status {
    ACTIVE("A"),
    BLOCKED("B");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
