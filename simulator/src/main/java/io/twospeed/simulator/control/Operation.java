package io.twospeed.simulator.control;

/** What the core offers, by the names the rest of the house uses. */
public enum Operation {
  CUSTOMERS_INQUIRY("customers.inquiry", false),
  ACCOUNTS_BALANCE("accounts.balance", false),
  ACCOUNTS_HISTORY("accounts.history", false),
  FUNDS_HOLD("funds.hold", true),
  FUNDS_RELEASE("funds.release", true),
  PAYMENTS_TRANSFER("payments.transfer", true),
  PAYMENTS_STATUS("payments.status", false),
  PAYMENTS_REVERSE("payments.reverse", true),
  FX_QUOTE("fx.quote", false),
  LOANS_SIMULATE("loans.simulate", false),
  LOANS_OPEN("loans.open", true),
  LOANS_CANCEL("loans.cancel", true),
  LOANS_SCHEDULE("loans.schedule", false);

  private final String wireName;
  private final boolean changes;

  Operation(String wireName, boolean changes) {
    this.wireName = wireName;
    this.changes = changes;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether it is refused while the core is closed. */
  public boolean changes() {
    return changes;
  }
}
