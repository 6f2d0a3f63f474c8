package io.twospeed.app;

import static io.twospeed.app.Installation.get;
import static io.twospeed.app.Installation.json;
import static io.twospeed.app.Installation.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the journal, and decides. */
class AdminTest {
  @TempDir static Path data;
  private static Installation twospeed;
  private static Journal journal;

  @BeforeAll
  static void start() {
    twospeed =
        Installation.start(
            data, "--twospeed.journal.watch-every=100ms", "--twospeed.journal.degraded-after=0s");
    journal = twospeed.bean(Journal.class);
  }

  @AfterAll
  static void stop() {
    twospeed.close();
  }

  @Test
  void aParkedCallIsListedWithItsEvidenceAndDecidedOnce() throws Exception {
    String reference = parked();

    JsonNode listed = json(get(twospeed.operations("/admin/calls?state=parked")));
    assertThat(listed.path("calls").findValuesAsText("reference")).contains(reference);
    JsonNode call = json(get(twospeed.operations("/admin/calls/" + reference))).path("call");
    assertThat(call.path("evidence").findValuesAsText("kind"))
        .containsExactly("PLANNED", "SENT", "NO_REPLY", "GAVE_UP");

    String decision = "/admin/calls/" + reference + "/decision";
    String body =
        "{\"decision\":\"rejected\",\"reason\":\"not in the core's day file\",\"who\":\"night desk\"}";
    HttpResponse<String> decided = post(twospeed.operations(decision), body);
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    assertThat(json(decided).path("call").path("state").asText()).isEqualTo("REJECTED");
    JsonNode record = json(decided).path("decisions").get(0);
    assertThat(record.path("decision").asText()).isEqualTo("REJECTED");
    assertThat(record.path("who").asText()).isEqualTo("night desk");
    assertThat(record.path("reason").asText()).isEqualTo("not in the core's day file");

    HttpResponse<String> again = post(twospeed.operations(decision), body);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("it is REJECTED, expected PARKED");
  }

  @Test
  void aDecisionThatSaysNotWhatOrWhyOrByWhomIsRefused() throws Exception {
    String decision = twospeed.operations("/admin/calls/" + parked() + "/decision");

    assertRefused(post(decision, "{\"decision\":\"confirmed\"}"), 400, "Field reason is missing");
    assertRefused(
        post(decision, "{\"decision\":\"confirmed\",\"reason\":\"booked\"}"),
        400,
        "Field who is missing or too long; expected who decides, in 1 to 256 characters, there or in the header X-Operator");
    assertRefused(post(decision, "{\"decision\":\"maybe\"}"), 400, "Field decision is none");
    assertRefused(post(decision, "{"), 400, "The body is no JSON");
    String unknown = "/admin/calls/" + "0".repeat(32) + "/decision";
    assertRefused(post(twospeed.operations(unknown), "{}"), 404, "no call under this reference");
  }

  @Test
  void aListIsAskedForByStateAndInPages() throws Exception {
    parked();
    parked();
    JsonNode first = json(get(twospeed.operations("/admin/calls?state=PARKED&limit=1")));
    assertThat(first.path("calls")).hasSize(1);
    JsonNode second =
        json(
            get(
                twospeed.operations(
                    "/admin/calls?state=PARKED&limit=1&before=" + first.path("next").asText())));
    assertThat(second.path("calls").get(0)).isNotEqualTo(first.path("calls").get(0));

    assertRefused(
        get(twospeed.operations("/admin/calls?state=LOST")), 400, "Parameter state names none");
    assertRefused(get(twospeed.operations("/admin/calls?limit=0")), 400, "a number from 1 to 1000");
    assertRefused(get(twospeed.operations("/admin/nothing")), 404, "no such page");
  }

  @Test
  void anInteractionIsShownWithItsCalls() throws Exception {
    String reference = parked();
    String id =
        json(get(twospeed.operations("/admin/calls/" + reference)))
            .path("call")
            .path("interaction")
            .asText();

    JsonNode shown = json(get(twospeed.operations("/admin/interactions/" + id)));

    assertThat(shown.path("interaction").path("client").asText()).isEqualTo("shop");
    assertThat(shown.path("calls").findValuesAsText("reference")).containsExactly(reference);
    assertThat(
            json(get(twospeed.operations("/admin/interactions?state=RUNNING,TO_BE_UNDONE")))
                .path("interactions")
                .findValuesAsText("id"))
        .contains(id);
  }

  @Test
  void healthTurnsDegradedWhileACallIsInDoubtForTooLongAndStillServes() throws Exception {
    String reference = in(CoreCallState.IN_DOUBT);
    await("a degraded settlement")
        .atMost(Duration.ofMinutes(1))
        .until(() -> settlement().path("status").asText().equals("DEGRADED"));
    HttpResponse<String> health = get(twospeed.operations("/health"));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(settlement().path("details").path("inDoubt").asInt()).isPositive();
    assertThat(get(twospeed.operations("/prometheus")).body())
        .contains("twospeed_journal_calls{operation=\"payments.transfer\"")
        .contains("twospeed_journal_flushes_total");

    park(reference);
    await("a settlement that is up")
        .atMost(Duration.ofMinutes(1))
        .until(() -> settlement().path("status").asText().equals("UP"));
  }

  private static JsonNode settlement() {
    return json(get(twospeed.operations("/health"))).path("components").path("settlement");
  }

  private static void assertRefused(HttpResponse<String> response, int status, String saying) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).path("title").asText()).contains(saying);
  }

  private static String parked() throws Exception {
    String reference = in(CoreCallState.IN_DOUBT);
    park(reference);
    return reference;
  }

  private static void park(String reference) throws Exception {
    move(reference, CoreCallState.IN_DOUBT, CoreCallState.PARKED, EvidenceKind.GAVE_UP);
  }

  private static String in(CoreCallState state) throws Exception {
    String id = References.next(Clock.systemUTC());
    Interaction interaction =
        new Interaction(id, "shop", "trip-savings", "0".repeat(32), Clock.systemUTC().instant());
    result(
        journal
            .interactions()
            .begin(
                new InteractionStart(
                    interaction,
                    "openPot",
                    "1.0",
                    References.next(Clock.systemUTC()),
                    "ab".repeat(32))));
    String reference = References.next(Clock.systemUTC());
    result(
        journal
            .calls()
            .planAndSend(
                new CallPlan(reference, id, "payments.transfer", "core-banking", Settling.NONE),
                "request".getBytes(StandardCharsets.US_ASCII)));
    move(reference, CoreCallState.SENT, state, EvidenceKind.NO_REPLY);
    return reference;
  }

  private static void move(
      String reference, CoreCallState from, CoreCallState to, EvidenceKind kind) throws Exception {
    result(journal.calls().move(new CallMove(reference, from, to, kind, "")));
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
