package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.legacycore.transport.SystemHealth;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.queues.QueueDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance whose own queues are not as they should be is told which, and why. */
@Tag("slow")
@ResourceLock(LogLines.LOG)
class IbmMqOwnQueuesTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String REPLIES = "TWOSPEED.REPLY.9";

  private final LogLines log = new LogLines();
  private IbmBroker broker;
  private MqStandIn mq;
  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    broker = IbmBroker.standIn(Clock.systemUTC());
    mq = broker.standIn();
  }

  @AfterEach
  void end() {
    broker.end();
    log.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|missing|the reply queue TWOSPEED.REPLY.9 cannot be used: MQRC_UNKNOWN_OBJECT_NAME (2085): there is no such queue; fix: correct its name in operation.yaml or config, or have it defined (docs/ibm-mq.md)",
        ".CHANGES|missing|the queue of replies to changes TWOSPEED.REPLY.9.CHANGES cannot be used: MQRC_UNKNOWN_OBJECT_NAME (2085): there is no such queue; fix: correct its name in operation.yaml or config, or have it defined (docs/ibm-mq.md)",
        ".DEAD|missing|the dead-letter queue TWOSPEED.REPLY.9.DEAD cannot be used: MQRC_UNKNOWN_OBJECT_NAME (2085): there is no such queue; fix: correct its name in operation.yaml or config, or have it defined (docs/ibm-mq.md)",
        "''|secret|the reply queue TWOSPEED.REPLY.9 cannot be used: MQRC_NOT_AUTHORIZED (2035): the user may not do that; fix: check ibm.mq.user and its password; ask the MQ administrator for the authorities of docs/ibm-mq.md (setid too, where an operation names an identity)",
        ".CHANGES|closed|the queue of replies to changes TWOSPEED.REPLY.9.CHANGES cannot be used: MQRC_GET_INHIBITED (2016): nobody may get from the queue; fix: ask the MQ administrator for GET(ENABLED)"
      })
  void theQueueThatCannotBeUsedIsNamedInHealthAndLogAndItsReturnIsNoticed(
      String suffix, String how, String said) {
    for (String each : List.of("", ".CHANGES", ".DEAD")) {
      QueueDefinition queue = QueueDefinition.local(REPLIES + each);
      if (!each.equals(suffix)) {
        mq.define(queue);
      } else if (how.equals("secret")) {
        mq.define(queue.withOnlyFor(Set.of("nobody")));
      } else if (how.equals("closed")) {
        mq.define(queue.withGetInhibited(true));
      }
    }
    MqCore core = new MqCore(broker).repliedOn(REPLIES);
    try (JournalledDoor door =
        JournalledDoor.open(
            core,
            JournalledDoor.file(folder, "one"),
            JournalledDoor.quick(),
            Clock.systemUTC(),
            new SimpleMeterRegistry())) {
      await("the reason")
          .atMost(LONG)
          .untilAsserted(() -> assertThat(health(door).reason()).isEqualTo(said));
      assertThat(health(door).up()).isFalse();
      assertThat(log.starting("WARN core cannot be reached, " + said)).isNotEmpty();
      mq.define(QueueDefinition.local(REPLIES + suffix));
      await("it is well again").atMost(LONG).until(() -> health(door).up());
    }
  }

  private static SystemHealth health(JournalledDoor door) {
    return Objects.requireNonNull(door.door().health().get("core/mq"));
  }
}
