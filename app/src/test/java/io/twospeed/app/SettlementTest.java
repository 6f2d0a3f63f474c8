package io.twospeed.app;

import static io.twospeed.app.Installation.get;
import static io.twospeed.app.Installation.json;
import static io.twospeed.app.Installation.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No money is in an unknown state that nobody owns: through both doors, with a core that fails. */
@Tag("slow")
class SettlementTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PURCHASE =
      """
      {"customerId":"1000000001","accountId":"100000000001","merchantAccountId":"900000000001",
       "price":{"amount":"1200.00","currency":"CNY"},"downPayment":{"amount":"200.00","currency":"CNY"},
       "instalments":12,"description":"bicycle"}
      """;

  @TempDir static Path data;
  private static Installation twospeed;

  @BeforeAll
  static void start() {
    twospeed =
        Installation.start(
            data, "--twospeed.settlement.grace=500ms", "--twospeed.door.deadline=15s");
    // A first call over a cold way may take longer than the core is given.
    await("the way to the core")
        .atMost(PATIENCE)
        .until(() -> purchase(UUID.randomUUID().toString()).statusCode() == 201);
  }

  @AfterAll
  static void stop() {
    twospeed.close();
  }

  @BeforeEach
  void reset() {
    assertThat(post(twospeed.operations("/simulator/reset"), "{}").statusCode()).isLessThan(300);
  }

  @Test
  void aRefusalAfterConfirmedStepsIsUndoneAndTheCallerIsToldThatNothingHappened() {
    fault("payments.transfer", "refuse");

    HttpResponse<String> response = purchase(UUID.randomUUID().toString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    assertThat(json(response).path("type").asText())
        .isEqualTo("urn:twospeed:problem:insufficient-funds");
    assertThat(json(response).path("outcome").asText()).isEqualTo("nothing-happened");
    assertThat(balance("100000000001")).isEqualTo("5000.00");
    assertThat(balance("900000000001")).isEqualTo("104950.00");
    assertThat(ledger().path("balanced").asBoolean()).isTrue();
  }

  @Test
  void aPaymentWhoseReplyIsLostIsUndoneSinceNobodyCanTellTheCallerItsNumber() {
    fault("payments.transfer", "drop-reply");

    HttpResponse<String> response = purchase(UUID.randomUUID().toString());

    assertThat(json(response).path("outcome").asText())
        .as(response.body())
        .isEqualTo("nothing-happened");
    assertThat(balance("900000000001")).isEqualTo("104950.00");
    assertThat(unsettled()).isZero();
  }

  @Test
  void aPaymentThatTheCoreBrokeOffIsSentAgainAndThePurchaseGoesOn() {
    fault("payments.transfer", "abend");

    HttpResponse<String> response = purchase(UUID.randomUUID().toString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(balance("900000000001")).isEqualTo("106150.00");
    assertThat(unsettled()).isZero();
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndMovesNoMoneyTwice() {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = purchase(key);
    HttpResponse<String> second = purchase(key);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(balance("900000000001")).isEqualTo("106150.00");
    HttpResponse<String> other =
        post(twospeed.channels("/instalment-purchases"), PURCHASE.replace("bicycle", "boat"), key);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).path("type").asText())
        .isEqualTo("urn:twospeed:problem:idempotency-key-reused");
  }

  @Test
  void whatIsNotKnownByTheDeadlineIsOwedUnderItsOwnAddress() {
    String key = UUID.randomUUID().toString();
    try (Installation hasty =
        Installation.start(
            data.resolve("hasty"),
            "--twospeed.sandbox.enabled=true",
            "--twospeed.door.deadline=1s",
            "--twospeed.settlement.grace=500ms")) {
      await("the way to the core")
          .atMost(PATIENCE)
          .until(() -> get(hasty.operations("/health")).statusCode() == 200);
      post(
          hasty.operations("/simulator/faults"),
          "{\"operation\":\"loans.open\",\"kind\":\"late-reply\",\"delayMs\":2500}");

      HttpResponse<String> promised = post(hasty.channels("/instalment-purchases"), PURCHASE, key);

      assertThat(promised.statusCode()).as(promised.body()).isEqualTo(202);
      String location = promised.headers().firstValue("Location").orElseThrow();
      assertThat(location).startsWith("/operations/");
      HttpResponse<String> owed =
          await("the response that is owed")
              .atMost(PATIENCE)
              .until(() -> get(hasty.channels(location)), response -> response.statusCode() != 202);
      assertThat(post(hasty.channels("/instalment-purchases"), PURCHASE, key).body())
          .isEqualTo(owed.body());
      HttpRequest.Builder another =
          HttpRequest.newBuilder(URI.create(hasty.channels(location)))
              .header("X-Client-Id", "another-shop");
      assertThat(Installation.send(another).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> purchase(String key) {
    return post(twospeed.channels("/instalment-purchases"), PURCHASE, key);
  }

  private static void fault(String operation, String kind) {
    HttpResponse<String> response =
        post(
            twospeed.operations("/simulator/faults"),
            "{\"operation\":\"%s\",\"kind\":\"%s\"}".formatted(operation, kind));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
  }

  private static JsonNode ledger() {
    return json(get(twospeed.operations("/simulator/ledger")));
  }

  private static String balance(String account) {
    for (JsonNode each : ledger().path("accounts")) {
      if (each.path("account").asText().equals(account)) {
        return each.path("balance").asText();
      }
    }
    throw new AssertionError("no account " + account);
  }

  private static int unsettled() {
    String states = "PLANNED,SENT,IN_DOUBT,REVERSING,PARKED";
    return json(get(twospeed.operations("/admin/calls?state=" + states))).path("calls").size();
  }
}
