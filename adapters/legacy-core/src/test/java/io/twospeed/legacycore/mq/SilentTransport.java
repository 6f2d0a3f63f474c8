package io.twospeed.legacycore.mq;

import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.legacycore.FakeCore;
import io.twospeed.legacycore.Outcome;
import io.twospeed.legacycore.TextTranslation;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.call.References;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.operation.Shared;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.legacycore.transport.SystemHealth;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes calls and does nothing with them: what becomes of them is the test's to say. */
final class SilentTransport implements CoreTransport {
  private final BoundOperation operation;
  private volatile @Nullable PlainCall last;

  SilentTransport(DeadlineWheel wheel) {
    operation =
        new BoundOperation(
            new OperationPlan(
                "read",
                "core",
                new Transport.Mq("CORE.REQ"),
                Effect.READS,
                Duration.ofSeconds(60),
                TextTranslation.plain(),
                Settlement.NONE),
            "CORE.REQ",
            FakeCore.system(null, null),
            this,
            List.of(),
            Protection.none(),
            new Shared(
                Clock.systemUTC(),
                wheel,
                new References(),
                new SimpleMeterRegistry(),
                Runnable::run,
                Runnable::run));
  }

  Outcome begin() {
    Outcome outcome = new Outcome();
    operation.call(TextNode.valueOf("x"), null, outcome);
    return outcome;
  }

  PlainCall last() {
    PlainCall call = last;
    if (call == null) {
      throw new IllegalStateException("no call was begun");
    }
    return call;
  }

  @Override
  public void start() {}

  @Override
  public void send(CoreCall call, byte[] request) {
    call.begin();
    last = (PlainCall) call;
  }

  @Override
  public SystemHealth health() {
    return new SystemHealth(true, Instant.EPOCH, "silent");
  }

  @Override
  public void close() {}
}
