package io.twospeed.simulator;

import java.time.LocalDate;

/** Who owns accounts. */
record Customer(
    String number,
    String name,
    String romanisedName,
    Status status,
    String segment,
    LocalDate birthDate,
    LocalDate since) {

  /** CUST-STATUS. */
  enum Status {
    ACTIVE("A"),
    BLOCKED("B");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
