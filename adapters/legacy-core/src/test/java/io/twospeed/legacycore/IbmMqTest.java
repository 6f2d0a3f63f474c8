package io.twospeed.legacycore;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.SystemHealth;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A slow door without journal, with IBM's own client, and nobody behind the stand-in's queues. */
abstract class IbmMqTest {
  static final Duration PATIENT = Duration.ofMinutes(1);
  static final String QUEUE = "CORE.REQ";

  final List<OperationPlan> plans = new ArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  IbmBroker broker;
  MqStandIn mq;
  SlowDoor door;

  @BeforeEach
  void start() throws Exception {
    broker = IbmBroker.standIn(Clock.systemUTC());
    mq = broker.standIn();
    mq.define(QueueDefinition.local("CORE.SHORT").withMaximumLength(4));
    mq.define(QueueDefinition.local("CORE.CLOSED").withPutInhibited(true));
    mq.define(QueueDefinition.local("CORE.FULL").withMaximumDepth(0));
    mq.define(QueueDefinition.local("CORE.SECRET").withOnlyFor(Set.of("nobody")));
    for (String queue :
        List.of(QUEUE, "CORE.SHORT", "CORE.CLOSED", "CORE.FULL", "CORE.SECRET", "CORE.NONE")) {
      plan("change " + queue, new Transport.Mq(queue), true);
    }
    plan("read", new Transport.Mq(QUEUE), false);
    plans();
    door = open(MqSettings.of(broker.connectionFactory(), MqCore.REPLIES));
    awaitUp();
  }

  /** More operations for one class of tests. */
  void plans() {}

  @AfterEach
  void stop() {
    door.close();
    broker.end();
  }

  SlowDoor open(MqSettings settings) {
    return SlowDoor.builder()
        .system(FakeCore.system(settings, null))
        .meters(meters)
        .plans(plans)
        .open();
  }

  void plan(String name, MqTerms terms, boolean changes) {
    plan(name, new Transport.Mq(QUEUE, terms), changes);
  }

  void plan(String name, Transport.Mq transport, boolean changes) {
    plans.add(
        new OperationPlan(
            name,
            "core",
            transport,
            changes ? Effect.CHANGES : Effect.READS,
            PATIENT,
            TextTranslation.plain(),
            Settlement.NONE));
  }

  SystemHealth health() {
    return Objects.requireNonNull(door.health().get("core/mq"));
  }

  void awaitUp() {
    await("connected").atMost(PATIENT).until(() -> health().up());
  }

  /** The put that a call makes. */
  RecordedPut put(Runnable call) {
    mq.clearRecorded();
    call.run();
    await("the request").atMost(PATIENT).until(() -> !mq.recorded(QUEUE).isEmpty());
    return mq.recorded(QUEUE).get(0);
  }

  /** Replies as a program on the queue manager's side does. */
  void reply(RecordedPut request, Mqmd descriptor, byte[] data) {
    byte[] id = request.kept().descriptor().bytes(MqmdField.MSG_ID);
    mq.put(
        request.kept().descriptor().text(MqmdField.REPLY_TO_Q),
        MqMessage.of(descriptor.with(MqmdField.CORREL_ID, id), data));
  }
}
