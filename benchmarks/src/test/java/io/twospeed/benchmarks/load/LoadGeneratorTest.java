package io.twospeed.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class LoadGeneratorTest {

  private static final Question QUESTION =
      Question.get("/accounts/100000000001/balance", "\"accountId\":\"100000000001\"");
  private static final String RIGHT = "{\"accountId\":\"100000000001\",\"status\":\"OPEN\"}";

  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void rightAnswersAreCountedWithTheirLatency() throws IOException {
    serve(200, RIGHT, RIGHT.length());
    Tally tally = loadBriefly();
    assertThat(tally.errors()).as(tally.firstError()).isZero();
    assertThat(tally.answers()).isPositive();
    assertThat(tally.answersPerSecond()).isPositive();
    assertThat(tally.percentileMicros(0.5)).isPositive();
    assertThat(tally.percentileMicros(0.99)).isGreaterThanOrEqualTo(tally.percentileMicros(0.5));
  }

  @Test
  void chunkedAnswersAreReadToo() throws IOException {
    serve(200, RIGHT, 0);
    Tally tally = loadBriefly();
    assertThat(tally.errors()).as(tally.firstError()).isZero();
    assertThat(tally.answers()).isPositive();
  }

  @Test
  void answerForAnotherAccountIsAnError() throws IOException {
    String other = "{\"accountId\":\"100000000002\"}";
    serve(200, other, other.length());
    assertThatThrownBy(() -> load(Duration.ofSeconds(10)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gave up after 100 errors")
        .hasMessageContaining(other);
  }

  @Test
  void answerOtherThan200IsAnError() throws IOException {
    serve(503, RIGHT, RIGHT.length());
    assertThatThrownBy(() -> load(Duration.ofSeconds(10)))
        .hasMessageContaining("wrong answer: 503");
  }

  private Tally loadBriefly() throws IOException {
    return load(Duration.ofMillis(200));
  }

  private Tally load(Duration each) throws IOException {
    try (LoadGenerator load = LoadGenerator.open(server.getAddress(), 4, () -> QUESTION)) {
      return load.run(each, 0, each, new CpuEdges(List.of()));
    }
  }

  private void serve(int status, String body, int length) {
    server.createContext("/", exchange -> answer(exchange, status, body, length));
  }

  private static void answer(HttpExchange exchange, int status, String body, int length)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }
}
