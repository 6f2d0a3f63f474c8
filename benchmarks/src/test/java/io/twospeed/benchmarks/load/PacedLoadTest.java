package io.twospeed.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedLoadTest {
  private final AtomicInteger served = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean every = served.incrementAndGet() % 5 == 0;
          byte[] body = (every ? "wrong" : "right").getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void asksAtThePaceItWasToldAndCountsWhatIsWrong() throws Exception {
    try (PacedLoad load =
        PacedLoad.start(server.getAddress(), 4, 200, Question.get("/", "right"))) {
      await("a hundred answers")
          .atMost(Duration.ofMinutes(1))
          .until(() -> load.answers().size() >= 100);
      var answers = load.answers();
      long first = answers.get(0).dueNanos();
      long hundredth =
          answers.stream()
              .mapToLong(PacedLoad.Answer::dueNanos)
              .sorted()
              .skip(99)
              .findFirst()
              .orElseThrow();
      assertThat((hundredth - first) / 1_000_000)
          .as("milliseconds until the hundredth was due")
          .isBetween(450L, 550L);
      assertThat(answers.stream().filter(each -> !each.right()).count())
          .isBetween(answers.size() / 5L - 2, answers.size() / 5L + 2);
      assertThat(load.errors().get(0)).isEqualTo("200 wrong");
    }
  }
}
