package io.twospeed.app;

import static io.twospeed.app.ProductFolder.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new version among real requests: it takes the share it was given, and where it fares worse than
 * the one before it is taken back by itself.
 */
@Tag("slow")
class NewVersionOverTheWireTest {
  private static final String WITH_HOLDS = "/accounts/100000000001/balance";
  private static final String WITHOUT_HOLDS = "/accounts/100000000002/balance";
  private static final String UNKNOWN = "/accounts/999999999999/balance";
  private static final String NO_ACCOUNT = "/accounts/mine/balance";
  private static final String BALANCE =
      "- to: core:accounts.balance\n        - to: jslt:answer.jslt";
  private static final int CLIENTS = 4;

  @TempDir static Path root;

  private static Installation running;

  @BeforeAll
  static void start() throws IOException {
    running =
        Installation.start(
            root.resolve("data"),
            "--twospeed.routes=" + Files.createDirectory(root.resolve("products")),
            "--twospeed.sandbox.rehearse=true",
            "--twospeed.releases.roll-back.at-least=20",
            "--twospeed.releases.roll-back.slower-times=2",
            "--twospeed.releases.roll-back.slower-by=50ms");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  /** account-view whose balance says {@code asOf} which version it is, and has the totals. */
  private static Path version(String name, int version, String steps, String answer)
      throws IOException {
    Path folder = ProductFolder.accountView(root, name);
    replace(folder.resolve("account-view.camel.yaml"), "- to: core:accounts.balance", steps);
    Files.writeString(folder.resolve("answer.jslt"), answer.formatted(version));
    return folder;
  }

  private static Path good(String name, int version) throws IOException {
    return version(name, version, BALANCE, "{\"asOf\": \"version %d\", * : .}");
  }

  /** Its examples ask for an account with holds; it fails for one that has none. */
  private static Path failingWithoutHolds(String name, int version) throws IOException {
    return version(
        name,
        version,
        BALANCE,
        """
        {
          "asOf": "version %d",
          "held": decimal-add(.holds[0].amount.amount, .holds[1].amount.amount),
          * : .
        }
        """);
  }

  /** It asks the core one thing more. */
  private static Path askingForTheCustomerToo(String name, int version) throws IOException {
    return version(
        name,
        version,
        """
        - to: {uri: core:accounts.balance, variableReceive: balance}
                - setBody:
                    language: {language: jslt, expression: '{"customerId": $balance.customerId}'}
                - to: {uri: core:customers.inquiry, variableReceive: customer}
                - to: jslt:answer.jslt""",
        "$balance | {\"asOf\": \"version %d\", * : .}");
  }

  private static String deploy(Path folder, String... more) {
    String[] words = new String[6 + more.length];
    String[] first = {"deploy", folder.toString(), "--to", running.operations(""), "--who", "mei"};
    System.arraycopy(first, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    Ran ran = Ran.of(words);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("4 of 4 examples hold against the simulated core");
    return ran.out()
        .lines()
        .filter(each -> each.startsWith(folder.getFileName() + " "))
        .findFirst()
        .orElseThrow()
        .replaceFirst("\\S+ (\\S+): .*", "$1");
  }

  private static String at(String product, String path) {
    return running.channels("/" + product + path);
  }

  private static List<JsonNode> history(String product) {
    JsonNode page =
        Installation.json(
            Installation.get(running.operations("/admin/products/" + product + "/history")));
    assertThat(page.path("verified").asBoolean()).isTrue();
    return page.path("entries").valueStream().map(each -> each.path("event")).toList();
  }

  private static JsonNode last(String product) {
    List<JsonNode> events = history(product);
    return events.get(events.size() - 1);
  }

  private static void awaitRollBack(String product) {
    await(product + " is taken back")
        .atMost(Duration.ofMinutes(1))
        .until(() -> last(product).path("what").asText().equals("ROLLED_BACK"));
  }

  private static boolean isOf(int version, HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && Installation.json(answer).path("asOf").asText().equals("version " + version);
  }

  private static long of(int version, List<Askers.Answer> answers) {
    return answers.stream().filter(each -> isOf(version, each.response())).count();
  }

  @Test
  void aVersionThatFailsForRealRequestsIsTakenBackWhileTheyComeIn() throws IOException {
    String first = deploy(good("failing", 1));
    try (Askers askers =
        Askers.of(CLIENTS, at("failing", WITH_HOLDS), at("failing", WITHOUT_HOLDS))) {
      await("the first version is known")
          .atMost(Duration.ofMinutes(1))
          .until(() -> of(1, askers.answers()) >= 100);
      deploy(failingWithoutHolds("failing", 2));
      awaitRollBack("failing");
      int then = askers.answers().size();
      await("requests after that")
          .atMost(Duration.ofMinutes(1))
          .until(() -> askers.answers().size() >= then + 200);

      List<Askers.Answer> all = askers.end();
      assertThat(all).extracting(each -> each.response().statusCode()).containsOnly(200, 500);
      assertThat(of(2, all)).as("the new version served").isPositive();
      assertThat(all)
          .filteredOn(each -> each.askedAfter() > then)
          .hasSizeGreaterThan(100)
          .allMatch(each -> isOf(1, each.response()));
    }
    JsonNode told = last("failing");
    assertThat(told.path("who").asText()).isEqualTo("twospeed");
    assertThat(told.path("live").asText()).isEqualTo(first);
    assertThat(told.path("reason").asText())
        .matches(
            "\\d\\d\\.\\d % of its \\d+ requests failed; of the version before 0\\.0 % of \\d+;"
                + " allowed are 5\\.0 points more");
  }

  @Test
  void aVersionThatIsFarSlowerIsTakenBackWhileRequestsComeIn() throws IOException {
    String first = deploy(good("slow", 1));
    try (Askers askers = Askers.of(CLIENTS, at("slow", WITH_HOLDS))) {
      await("the first version is known")
          .atMost(Duration.ofMinutes(1))
          .until(() -> of(1, askers.answers()) >= 400);
      deploy(askingForTheCustomerToo("slow", 2));
      fault(
          "{\"operation\":\"customers.inquiry\",\"kind\":\"delay\",\"count\":10000,"
              + "\"delayMs\":1000}");
      awaitRollBack("slow");
      int then = askers.answers().size();
      await("requests after that")
          .atMost(Duration.ofMinutes(1))
          .until(() -> askers.answers().size() >= then + 200);

      List<Askers.Answer> all = askers.end();
      assertThat(all).extracting(each -> each.response().statusCode()).containsOnly(200);
      assertThat(of(2, all)).as("the new version served").isPositive();
      assertThat(all)
          .filteredOn(each -> each.askedAfter() > then)
          .hasSizeGreaterThan(100)
          .allMatch(each -> isOf(1, each.response()));
    } finally {
      Installation.send(
          HttpRequest.newBuilder(URI.create(running.operations("/simulator/faults"))).DELETE());
    }
    JsonNode told = last("slow");
    assertThat(told.path("who").asText()).isEqualTo("twospeed");
    assertThat(told.path("live").asText()).isEqualTo(first);
    assertThat(told.path("reason").asText())
        .matches(
            "95 % of its \\d+ requests took up to 1\\d{3}\\.\\d ms; of the version before"
                + " \\d+\\.\\d ms; allowed are \\d+\\.\\d ms");
  }

  /** Both are looked at together: when the one has been judged, so has the other. */
  @Test
  void whatTheCallersDoWrongDoesNotCountAgainstAVersion() throws IOException {
    deploy(good("called-wrong", 1));
    deploy(good("judged-too", 1));
    deploy(failingWithoutHolds("called-wrong", 2));
    deploy(failingWithoutHolds("judged-too", 2));
    for (int i = 0; i < 50; i++) {
      assertThat(Installation.get(at("called-wrong", UNKNOWN)).statusCode()).isEqualTo(404);
      assertThat(Installation.get(at("called-wrong", NO_ACCOUNT)).statusCode()).isEqualTo(400);
    }
    for (int i = 0; i < 20; i++) {
      Installation.get(at("judged-too", WITHOUT_HOLDS));
    }
    awaitRollBack("judged-too");
    assertThat(last("called-wrong").path("what").asText()).isEqualTo("RELEASED");
    assertThat(isOf(2, Installation.get(at("called-wrong", WITH_HOLDS)))).isTrue();
  }

  @Test
  void aPercentageIsOfTheClientsAndWhoHasComeToTheNewerStaysThere() throws IOException {
    deploy(good("percent", 1));
    String newer = deploy(good("percent", 2), "--percent", "30");
    List<Boolean> begun = areServedTheNewer("percent");
    assertThat(begun.stream().filter(it -> it).count()).isBetween(10L, 50L);
    assertThat(areServedTheNewer("percent")).as("each client again").isEqualTo(begun);

    share("percent", "{\"version\":\"" + newer + "\",\"percent\":60}");
    List<Boolean> grown = areServedTheNewer("percent");
    assertThat(grown.stream().filter(it -> it).count()).isBetween(40L, 80L);
    assertThat(IntStream.range(0, grown.size()).filter(begun::get))
        .as("who was there")
        .allMatch(grown::get);
    boolean anonymous = isOf(2, Installation.get(at("percent", WITH_HOLDS)));
    for (int i = 0; i < 20; i++) {
      assertThat(isOf(2, Installation.get(at("percent", WITH_HOLDS))))
          .as("who does not say who it is, from one address")
          .isEqualTo(anonymous);
    }
  }

  private static List<Boolean> areServedTheNewer(String product) {
    return IntStream.range(0, 100)
        .mapToObj(i -> isOf(2, asked(product, "X-Client-Id", "client-" + i)))
        .toList();
  }

  @Test
  void aClientIsNamedOrAHeaderSaysThatARequestIsForTheNewer() throws IOException {
    deploy(good("named", 1));
    String newer = deploy(good("named", 2), "--percent", "0");
    assertThat(last("named").path("newer").asText()).as("nothing is no share").isEmpty();

    share(
        "named",
        "{\"version\":\"%s\",\"percent\":0,\"clients\":[\"pilot\"],\"headers\":{\"X-Preview\":\"yes\"}}"
            .formatted(newer));
    for (int i = 0; i < 5; i++) {
      assertThat(isOf(2, asked("named", "X-Client-Id", "pilot"))).isTrue();
      assertThat(isOf(1, asked("named", "X-Client-Id", "other"))).isTrue();
      assertThat(isOf(2, asked("named", "X-Client-Id", "other", "X-Preview", "yes"))).isTrue();
      assertThat(isOf(1, asked("named", "X-Client-Id", "other", "X-Preview", "no"))).isTrue();
      assertThat(isOf(1, asked("named", "X-Request-Id", "pilot"))).isTrue();
    }
    JsonNode told = last("named");
    assertThat(told.path("share").path("clients").toString()).isEqualTo("[\"pilot\"]");
    assertThat(told.path("share").path("headers").toString()).isEqualTo("{\"X-Preview\":\"yes\"}");
  }

  private static HttpResponse<String> asked(String product, String... headers) {
    return Installation.send(
        HttpRequest.newBuilder(URI.create(at(product, WITH_HOLDS))).headers(headers).GET());
  }

  private static void share(String product, String json) {
    post("/admin/products/" + product + "/traffic", json, 200);
  }

  private static void fault(String json) {
    post("/simulator/faults", json, 204);
  }

  private static void post(String page, String json, int status) {
    HttpResponse<String> answer =
        Installation.send(
            HttpRequest.newBuilder(URI.create(running.operations(page)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }
}
