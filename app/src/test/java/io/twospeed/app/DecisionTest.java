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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides what no machine could settle, and the core is asked first. */
@Tag("slow")
class DecisionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PURCHASE =
      """
      {"customerId":"1000000001","accountId":"100000000001","merchantAccountId":"900000000001",
       "price":{"amount":"1200.00","currency":"CNY"},"downPayment":{"amount":"200.00","currency":"CNY"},
       "instalments":12,"description":"bicycle"}
      """;

  private static final String POT =
      """
      {"customerId":"1000000001","accountId":"100000000001",
       "amount":{"amount":"25.00","currency":"CNY"},"goal":"Qingdao in May"}
      """;

  @TempDir static Path data;
  private static Installation twospeed;

  @BeforeAll
  static void start() {
    twospeed =
        Installation.start(
            data,
            "--twospeed.settlement.grace=500ms",
            "--twospeed.settlement.park-after=2s",
            "--twospeed.door.deadline=3s");
    await("the way to the core")
        .atMost(PATIENCE)
        .until(() -> purchase(UUID.randomUUID().toString()).statusCode() == 201);
  }

  @AfterAll
  static void stop() {
    twospeed.close();
  }

  @Test
  void aDecisionAgainstWhatTheCoreSaysIsRefusedUnlessThePersonInsists() {
    String reference = parkedTransfer("drop-reply");
    behave();

    HttpResponse<String> refused = decide(reference, "rejected", "");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    JsonNode problem = json(refused);
    assertThat(problem.path("type").asText()).isEqualTo("urn:twospeed:problem:core-says-otherwise");
    assertThat(problem.path("title").asText())
        .contains("The decision is rejected, and the core says DONE")
        .contains("send \"insist\": true, and in reason why the core is wrong");
    assertThat(problem.path("core").path("said").asText()).isEqualTo("DONE");
    assertThat(call(reference).path("state").asText()).isEqualTo("PARKED");
    assertThat(lastEvidence(reference)).isEqualTo("INQUIRED DONE");

    assertThat(decide(reference, "rejected", ",\"insist\":\"yes\"").statusCode()).isEqualTo(400);
    HttpResponse<String> insisted = decide(reference, "rejected", ",\"insist\":true");
    assertThat(insisted.statusCode()).as(insisted.body()).isEqualTo(200);
    assertThat(json(insisted).path("core").path("said").asText()).isEqualTo("DONE");
    assertThat(call(reference).path("state").asText()).isEqualTo("REJECTED");
  }

  @Test
  void whatTheCoreDoesNotKnowCannotBeConfirmedAndCanBeRejected() {
    String reference = parkedTransfer("drop-request");
    behave();

    HttpResponse<String> refused = decide(reference, "confirmed", "");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(json(refused).path("core").path("said").asText()).isEqualTo("UNKNOWN");
    assertThat(json(refused).path("core").path("asked").asBoolean()).isTrue();
    HttpResponse<String> rejected = decide(reference, "rejected", "");
    assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(200);
    assertThat(json(rejected).path("core").path("meaning").asText())
        .isEqualTo("It has not done the call, and no message of it is under way any more.");
  }

  @Test
  void whereTheCoreCannotBeAskedTheAnswerSaysSoAndTheDecisionIsRecorded() {
    String reference = parkedTransfer("drop-request");

    HttpResponse<String> decided = decide(reference, "rejected", "");

    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    JsonNode core = json(decided).path("core");
    assertThat(core.path("asked").asBoolean()).isFalse();
    assertThat(core.path("said").asText()).isEqualTo("core-timeout");
    assertThat(core.path("meaning").asText())
        .isEqualTo("It could not be asked, or gave no answer that can be used.");
    List<String> kinds = call(reference).path("evidence").findValuesAsText("kind");
    assertThat(kinds).endsWith("GAVE_UP", "INQUIRED", "DECIDED");
  }

  @Test
  void aCallThatIsNotParkedIsNotAskedFor() {
    String reference = parkedTransfer("drop-request");
    behave();
    decide(reference, "rejected", "");
    HttpResponse<String> again = decide(reference, "rejected", "");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("it is REJECTED, expected PARKED");
    assertThat(lastEvidence(reference)).startsWith("DECIDED");
  }

  @Test
  void aPotThatWasOpenedAndOnlyLostItsAnswerIsNoPersonsBusiness() {
    String pots = twospeed.channels("/accounts/100000000001/savings-pots");
    HttpResponse<String> filled = post(twospeed.channels("/savings-pots"), POT);
    assertThat(filled.statusCode()).as(filled.body()).isEqualTo(201);
    String pot = json(filled).path("potId").asText();
    assertThat(json(get(pots)).findValuesAsText("potId")).contains(pot);
    fault("funds.release", "drop-reply", 1);
    String key = UUID.randomUUID().toString();
    String opening = twospeed.channels("/savings-pots/" + pot + "/opening");

    HttpResponse<String> told = end(post(opening, "", key));

    assertLeftStanding(told);
    assertThat(json(told).path("cause").asText()).isEqualTo("urn:twospeed:problem:core-timeout");
    assertThat(json(get(pots)).findValuesAsText("potId")).doesNotContain(pot);
    HttpResponse<String> again = post(opening, "", key);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(told.body());
    JsonNode calls = interaction(told).path("calls");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).path("state").asText()).isEqualTo("CONFIRMED");
    assertThat(calls.get(0).path("stands").asText())
        .isEqualTo("It is done, nothing failed after it, and no reversal of it is declared.");
    assertThat(calls.get(0).path("evidence").findValuesAsText("kind")).doesNotContain("GAVE_UP");
  }

  @Test
  void aLoanThatAPersonLeavesIsToldAsLeftStanding() {
    fault("payments.transfer", "refuse", 1);
    fault("loans.cancel", "refuse", 500);
    HttpResponse<String> promised = purchase(UUID.randomUUID().toString());
    String reference = parkedOf(promised, "loans.open");
    behave();

    HttpResponse<String> decided = decide(reference, "confirmed", "");

    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    HttpResponse<String> told = end(promised);
    assertLeftStanding(told);
    assertThat(json(told).path("cause").asText())
        .isEqualTo("urn:twospeed:problem:insufficient-funds");
    assertThat(interaction(told).path("interaction").path("state").asText())
        .isEqualTo("LEFT_STANDING");
  }

  private static void assertLeftStanding(HttpResponse<String> told) {
    assertThat(told.statusCode()).as(told.body()).isEqualTo(409);
    assertThat(json(told).path("type").asText()).isEqualTo("urn:twospeed:problem:left-standing");
    assertThat(json(told).path("outcome").asText()).isEqualTo("something-happened");
    assertThat(told.headers().firstValue("Retry-After")).isEmpty();
  }

  /** What is owed, also where it was promised by a 202 first. */
  private static HttpResponse<String> end(HttpResponse<String> first) {
    if (first.statusCode() != 202) {
      return first;
    }
    String location = first.headers().firstValue("Location").orElseThrow();
    return await("the response that is owed")
        .atMost(PATIENCE)
        .until(() -> get(twospeed.channels(location)), owed -> owed.statusCode() != 202);
  }

  private static JsonNode interaction(HttpResponse<String> told) {
    String id = json(told).path("instance").asText().replaceFirst(".*:", "");
    return json(get(twospeed.operations("/admin/interactions/" + id)));
  }

  private static String parkedTransfer(String kind) {
    fault("payments.transfer", kind, 1);
    fault("payments.status", "drop-request", 500);
    var unused = CompletableFuture.runAsync(() -> purchase(UUID.randomUUID().toString()));
    return parked("payments.transfer");
  }

  private static String parked(String operation) {
    String parked = "/admin/calls?state=PARKED&operation=" + operation;
    return await("a parked call of " + operation)
        .atMost(PATIENCE)
        .until(
            () -> json(get(twospeed.operations(parked))).path("calls").path(0).path("reference"),
            reference -> !reference.isMissingNode())
        .asText();
  }

  /** Of that request, since what other tests parked is being undone meanwhile. */
  private static String parkedOf(HttpResponse<String> promised, String operation) {
    String id = promised.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    String interaction = twospeed.operations("/admin/interactions/" + id);
    return await("a parked call of " + operation)
        .atMost(PATIENCE)
        .until(
            () -> {
              for (JsonNode call : json(get(interaction)).path("calls")) {
                if (call.path("operation").asText().equals(operation)
                    && call.path("state").asText().equals("PARKED")) {
                  return call.path("reference").asText();
                }
              }
              return "";
            },
            reference -> !reference.isEmpty());
  }

  private static HttpResponse<String> decide(String reference, String decision, String more) {
    return post(
        twospeed.operations("/admin/calls/" + reference + "/decision"),
        "{\"decision\":\"%s\",\"reason\":\"seen in the day file\",\"who\":\"night desk\"%s}"
            .formatted(decision, more));
  }

  private static JsonNode call(String reference) {
    return json(get(twospeed.operations("/admin/calls/" + reference))).path("call");
  }

  private static String lastEvidence(String reference) {
    JsonNode evidence = call(reference).path("evidence");
    JsonNode last = evidence.get(evidence.size() - 1);
    return last.path("kind").asText() + " " + last.path("code").asText();
  }

  private static HttpResponse<String> purchase(String key) {
    return post(twospeed.channels("/instalment-purchases"), PURCHASE, key);
  }

  @AfterEach
  void behave() {
    URI faults = URI.create(twospeed.operations("/simulator/faults"));
    assertThat(Installation.send(HttpRequest.newBuilder(faults).DELETE()).statusCode())
        .isLessThan(300);
  }

  private static void fault(String operation, String kind, int count) {
    HttpResponse<String> response =
        post(
            twospeed.operations("/simulator/faults"),
            "{\"operation\":\"%s\",\"kind\":\"%s\",\"count\":%d}"
                .formatted(operation, kind, count));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
  }
}
