package io.twospeed.legacycore;

import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.Effect;
import io.twospeed.mappings.operation.Transport;
import java.time.Duration;

/** What the catalogue says of one operation, before it is bound to a core system. */
record OperationPlan(
    String name,
    String system,
    Transport transport,
    Effect effect,
    Duration timeout,
    Translation translation) {

  static OperationPlan of(CoreOperation operation) {
    return new OperationPlan(
        operation.name(),
        operation.system(),
        operation.transport(),
        operation.effect(),
        operation.timeout(),
        Translation.of(operation));
  }

  boolean changes() {
    return effect == Effect.CHANGES;
  }
}
