package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.legacycore.transport.SystemHealth;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The same on a broker that makes no queue by itself, in that broker's own words. */
@Tag("slow")
@ResourceLock(LogLines.LOG)
class MqOwnQueuesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final LogLines log = new LogLines();
  private final Broker broker = new Broker();
  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    broker.startWithOnly("CORE.REQ");
  }

  @AfterEach
  void end() throws Exception {
    broker.end();
    log.close();
  }

  @Test
  void aReplyQueueThatIsMissingAndAQueueOfTheCoresThatIsMissingAreBothNamed() throws Exception {
    try (JournalledDoor door =
        JournalledDoor.open(
            new MqCore(broker),
            JournalledDoor.file(folder, "one"),
            JournalledDoor.quick(),
            Clock.systemUTC(),
            new SimpleMeterRegistry())) {
      for (String suffix : new String[] {"", ".CHANGES", ".DEAD"}) {
        String queue = MqCore.REPLIES + suffix;
        await(queue + " is named")
            .atMost(LONG)
            .untilAsserted(
                () ->
                    assertThat(health(door).reason()).contains(" " + queue + " cannot be used: "));
        broker.make(queue);
      }
      await("it is up").atMost(LONG).until(() -> health(door).up());
      assertThat(
              log.starting("WARN core cannot be reached, the reply queue TWOSPEED.REPLY.1 cannot"))
          .isNotEmpty();
      door.call(door.interaction(LONG), "book.asleep", "1").problem();
      assertThat(health(door).troubles())
          .singleElement()
          .asString()
          .startsWith("queue CORE.ASLEEP takes no request since ");
      assertThat(log.starting("WARN core: queue CORE.ASLEEP takes no request: ")).hasSize(1);
      assertThat(log.starting("INFO Interaction "))
          .anyMatch(
              line -> line.contains("is NOT_DONE: the put to queue CORE.ASLEEP was refused: "));
    }
  }

  private static SystemHealth health(JournalledDoor door) {
    return Objects.requireNonNull(door.door().health().get("core/mq"));
  }
}
