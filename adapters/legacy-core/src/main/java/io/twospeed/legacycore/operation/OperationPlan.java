package io.twospeed.legacycore.operation;

import io.twospeed.journal.calls.Settling;
import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of one operation, before it is bound to a core system. */
public record OperationPlan(
    String name,
    String system,
    Transport transport,
    Effect effect,
    Duration timeout,
    Translation translation,
    Settlement settlement) {

  public static OperationPlan of(CoreOperation operation) {
    return new OperationPlan(
        operation.name(),
        operation.system(),
        operation.transport(),
        operation.effect(),
        operation.timeout(),
        Translation.of(operation),
        operation.settlement());
  }

  /**
   * What is promised for a call, as it is written down with it.
   *
   * @param stands why it is not undone with its interaction; null: it is
   */
  public Settling settling(@Nullable String stands) {
    return new Settling(
        settlement.inquiry().orElse(null),
        settlement.resendSameReference() ? "same-reference" : null,
        settlement.reversal().orElse(null),
        stands);
  }

  boolean changes() {
    return effect == Effect.CHANGES;
  }

  /** A request that cannot be delivered is then on no queue, not even one of dead letters. */
  public boolean isDiscardedUndelivered() {
    return transport instanceof Transport.Mq mq
        && mq.terms().report().map(it -> it.contains(MqTerms.Report.DISCARD_MSG)).orElse(true);
  }

  public OperationPlan waitingAtMost(Duration longest) {
    return timeout.compareTo(longest) <= 0
        ? this
        : new OperationPlan(name, system, transport, effect, longest, translation, settlement);
  }
}
