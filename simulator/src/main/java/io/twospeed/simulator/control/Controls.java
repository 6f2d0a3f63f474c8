package io.twospeed.simulator.control;

import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.bank.ReturnCode;

/** The knobs a test turns while the core runs. Thread-safe. */
public final class Controls {
  private final FaultPlan faults = new FaultPlan();
  private volatile boolean windowOpen = true;

  public FaultPlan faults() {
    return faults;
  }

  public void window(boolean open) {
    windowOpen = open;
  }

  /** While the window is closed, what would change the core is refused; reads go on. */
  public void requireOpen(Operation operation) {
    CoreRefusal.unless(windowOpen || !operation.changes(), ReturnCode.CORE_CLOSED);
  }

  public void reset() {
    faults.forget();
    windowOpen = true;
  }
}
