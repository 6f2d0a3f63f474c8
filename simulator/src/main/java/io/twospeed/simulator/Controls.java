package io.twospeed.simulator;

/** The knobs a test turns while the core runs. Thread-safe. */
final class Controls {
  private final FaultPlan faults = new FaultPlan();
  private volatile boolean windowOpen = true;

  FaultPlan faults() {
    return faults;
  }

  void window(boolean open) {
    windowOpen = open;
  }

  /** While the window is closed, what would change the core is refused; reads go on. */
  void requireOpen(Operation operation) {
    CoreRefusal.unless(windowOpen || !operation.changes(), ReturnCode.CORE_CLOSED);
  }

  void reset() {
    faults.forget();
    windowOpen = true;
  }
}
