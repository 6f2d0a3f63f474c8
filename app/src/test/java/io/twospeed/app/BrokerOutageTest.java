package io.twospeed.app;

import static io.twospeed.app.Installation.get;
import static io.twospeed.app.Installation.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mqstandin.HeldPort;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that is down at start, comes, goes and comes back: the process lives and recovers by
 * itself.
 */
@Tag("slow")
class BrokerOutageTest {
  private static final String BALANCE = "/accounts/100000000001/balance";
  @TempDir Path data;

  @Test
  void theProcessOutlivesItsBrokerAndRecoversWithoutHelp() {
    try (HeldPort port = HeldPort.any()) {
      outlivesItsBroker(port.number());
    }
  }

  private void outlivesItsBroker(int port) {
    try (Installation twospeed =
        Installation.start(
            data.resolve("app"),
            "--twospeed.sandbox.enabled=false",
            "--twospeed.broker=tcp://127.0.0.1:" + port,
            "--twospeed.door.deadline=2s")) {
      unavailable(twospeed);
      try (CoreProcess core = CoreProcess.start(data.resolve("broker"), port)) {
        answers(twospeed, "after the broker came to " + core.url());
      }
      await("the outage noticed")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> unavailable(twospeed));
      try (CoreProcess again = CoreProcess.start(data.resolve("broker"), port)) {
        answers(twospeed, "after the broker came back to " + again.url());
      }
    }
  }

  private static void answers(Installation twospeed, String when) {
    await(when)
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(twospeed.channels(BALANCE)).statusCode() == 200);
  }

  private static void unavailable(Installation twospeed) {
    HttpResponse<String> response = get(twospeed.channels(BALANCE));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    JsonNode problem = json(response);
    assertThat(problem.path("type").asText()).isEqualTo("urn:twospeed:problem:core-unavailable");
    assertThat(get(twospeed.operations("/health")).statusCode()).isEqualTo(503);
  }
}
