package io.twospeed.app;

import static io.twospeed.app.Installation.get;
import static io.twospeed.app.Installation.json;
import static io.twospeed.app.Installation.post;
import static io.twospeed.app.Installation.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in wrong, and a core that misbehaves: problem+json with the right status, no more. */
@Tag("slow")
class BadInputTest {
  private static final String BALANCE = "/accounts/100000000001/balance";
  private static final String PURCHASE =
      """
      {"customerId":"1000000001","accountId":"100000000001","merchantAccountId":"900000000001",
       "price":{"amount":"1200.00","currency":"CNY"},
       "downPayment":{"amount":"200.00","currency":"CNY"},
       "instalments":12,"description":"bicycle"}
      """;

  @TempDir static Path data;
  private static Installation twospeed;

  @BeforeAll
  static void start() {
    twospeed =
        Installation.start(data, "--twospeed.door.max-body=64KB", "--twospeed.door.deadline=8s");
    await("the way to the core")
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(twospeed.operations("/health")).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    twospeed.close();
  }

  @AfterEach
  void theProcessLivesOnAndAnswersTheNextRequest() {
    post(twospeed.operations("/simulator/reset"), "{}");
    await("the next request answered")
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(twospeed.channels(BALANCE)).statusCode() == 200);
  }

  @Test
  void anUnknownPathIs404() {
    problem(get(twospeed.channels("/nowhere/at/all")), 404, "not-found");
  }

  @Test
  void aWrongMethodIs405AndSaysWhichAreAllowed() {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(URI.create(twospeed.channels(BALANCE))).DELETE());
    problem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow"))
        .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
  }

  @Test
  void aWrongMediaTypeIs415() {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(twospeed.channels("/instalment-purchases")))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));
    problem(response, 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"a\":", "{\"a\":1,\"a\":2}", "{} trailing", "nonsense"})
  void malformedJsonIs400(String body) {
    problem(post(twospeed.channels("/instalment-purchases"), body), 400, "malformed-json");
  }

  @Test
  void aBodyThatBreaksTheContractIs400WithAPointerAndNeverAValue() {
    HttpResponse<String> response =
        post(
            twospeed.channels("/instalment-purchases"),
            PURCHASE.replace("\"1200.00\"", "\"a-lot-of-money\""));
    JsonNode problem = problem(response, 400, "invalid-request");
    assertThat(problem.path("errors").findValuesAsText("pointer")).contains("/price/amount");
    assertThat(response.body()).doesNotContain("a-lot-of-money");
  }

  @Test
  void aBodyOverTheLimitIs413() {
    String large = "{\"description\":\"" + "x".repeat(70_000) + "\"}";
    problem(post(twospeed.channels("/instalment-purchases"), large), 413, "content-too-large");
  }

  @Test
  void anUnknownAccountIs404BecauseTheCoreSaysSo() {
    problem(get(twospeed.channels("/accounts/999999999999/balance")), 404, "unknown-account");
  }

  @Test
  void anAccountNumberThatIsNoneIsRefusedBeforeTheCoreIsAsked() {
    HttpResponse<String> response = get(twospeed.channels("/accounts/12-secret-34/balance"));
    problem(response, 400, "invalid-request");
    assertThat(response.body()).doesNotContain("12-secret-34");
  }

  @Test
  void aCoreThatRefusesAPurchaseSaysWhyAndThatNothingHappened() {
    JsonNode problem =
        problem(
            post(
                twospeed.channels("/instalment-purchases"),
                PURCHASE
                    .replace("\"200.00\"", "\"90000.00\"")
                    .replace("\"1200.00\"", "\"91000.00\"")),
            422,
            "insufficient-funds");
    assertThat(problem.path("outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aCoreThatDoesNotAnswerAReadIs504() {
    fault("accounts.balance", "drop-reply", 1, 0);
    problem(get(twospeed.channels(BALANCE)), 504, "core-timeout");
  }

  @Test
  void aChangeWithoutAnIdempotencyKeyIsRefusedAndTheRefusalSaysWhatIsMissing() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(twospeed.channels("/instalment-purchases")))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(PURCHASE));
    JsonNode problem = problem(Installation.send(request), 400, "idempotency-key-missing");
    assertThat(problem.path("outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aGarbledReplyIs502() {
    fault("accounts.balance", "garble", 1, 0);
    problem(get(twospeed.channels(BALANCE)), 502, "core-garbled");
  }

  @Test
  void aSoapServiceThatDoesNotAnswerIs504() {
    fault("loans.simulate", "drop-reply", 1, 0);
    problem(post(twospeed.channels("/instalment-purchases"), PURCHASE), 504, "core-timeout");
  }

  @Test
  void aRequestLineThatIsNoHttpIsAProblemToo() throws IOException {
    String answer =
        raw("GET /accounts/<>/balance HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(answer).doesNotContainIgnoringCase("<html").doesNotContain("Tomcat");
  }

  @Test
  void headersOverTheContainersLimitAreAProblemToo() throws IOException {
    String answer =
        raw(
            "GET /openapi HTTP/1.1\r\nHost: x\r\nX-Long: "
                + "y".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).contains("application/problem+json");
    assertThat(answer).doesNotContainIgnoringCase("<html").doesNotContain("yyyy");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), twospeed.channelsPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fault(String operation, String kind, int count, int delayMs) {
    HttpResponse<String> response =
        post(
            twospeed.operations("/simulator/faults"),
            "{\"operation\":\"%s\",\"kind\":\"%s\",\"count\":%d,\"delayMs\":%d}"
                .formatted(operation, kind, count, delayMs));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
  }

  private static JsonNode problem(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type"))
        .as("%s %s", response.statusCode(), response.body())
        .hasValue("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("instance").asText()).startsWith("urn:");
    assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
    assertThat(response.body()).doesNotContain("Exception").doesNotContain("at io.");
    return problem;
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String name) {
    JsonNode problem = problem(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(problem.path("type").asText()).isEqualTo("urn:twospeed:problem:" + name);
    return problem;
  }
}
