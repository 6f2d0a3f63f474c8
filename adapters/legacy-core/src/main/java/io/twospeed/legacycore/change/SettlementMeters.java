package io.twospeed.legacycore.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.twospeed.journal.calls.CoreCallState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What settlement did, counted. Tags name operations and ways, never a customer or a call. */
public final class SettlementMeters {
  private final MeterRegistry meters;

  public SettlementMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Calls that this process works on now. */
  void gaugeOwned(Map<?, ?> owned) {
    meters.gaugeMapSize("twospeed.settlement.owned", List.of(), owned);
  }

  /** Interactions that this process undoes now. */
  public void gaugeUndoing(Map<?, ?> undoings) {
    meters.gaugeMapSize("twospeed.settlement.undoing", List.of(), undoings);
  }

  public void settled(String operation, String how, CoreCallState state) {
    Counter.builder("twospeed.settlement.settled")
        .description("Changing calls settled, by what settled them")
        .tag("operation", operation)
        .tag("how", how)
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .register(meters)
        .increment();
  }

  public void parked(String operation) {
    count("twospeed.settlement.parked", "Calls left to a person", "operation", operation);
  }

  public void contradicted(String operation) {
    count(
        "twospeed.settlement.contradictions",
        "Answers that contradict what their call was settled as",
        "operation",
        operation);
  }

  public void deadLettered(String reason) {
    count(
        "twospeed.settlement.dead.lettered",
        "Messages on reply queues that settle nothing",
        "reason",
        reason);
  }

  public void undone(String how, Duration took) {
    Timer.builder("twospeed.settlement.undo")
        .description("Interactions undone, from handed over to ended")
        .tag("how", how)
        .register(meters)
        .record(took);
  }

  private void count(String name, String description, String tag, String value) {
    Counter.builder(name).description(description).tag(tag, value).register(meters).increment();
  }
}
