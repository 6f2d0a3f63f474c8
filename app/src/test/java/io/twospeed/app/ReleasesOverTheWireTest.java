package io.twospeed.app;

import static io.twospeed.app.ProductFolder.copy;
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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running installation's products and mappings change by file, by upload, and go back. */
@Tag("slow")
class ReleasesOverTheWireTest {
  private static final String BALANCE = "/accounts/100000000001/balance";

  private static final List<String> DIFFERENCES =
      List.of(
          "version 1.1 is now 1.2",
          "GET /accounts/{accountId}/transactions query:pageSize: the parameter is required now"
              + " (breaks)",
          "GET /accounts/{accountId}/balance 200 /status: values gone: [OPEN]");

  @TempDir static Path root;

  private static Installation running;

  @BeforeAll
  static void start() throws IOException {
    copy(Installation.REPOSITORY.resolve("routes/products/account-view"), products("account-view"));
    copy(Installation.REPOSITORY.resolve("mappings/core"), root.resolve("mappings/core"));
    copy(Installation.REPOSITORY.resolve("mappings/contracts"), root.resolve("mappings/contracts"));
    running =
        Installation.start(
            root.resolve("data"),
            "--twospeed.routes=" + root.resolve("products"),
            "--twospeed.mappings=" + root.resolve("mappings"),
            "--twospeed.releases.quiet=50ms",
            "--twospeed.releases.poll=300ms");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Path products(String name) {
    return root.resolve("products").resolve(name);
  }

  /** A copy of account-view, under paths of its own, that says which version it is. */
  private static Path product(String name, int version) throws IOException {
    Path folder = ProductFolder.accountView(root, name);
    Path contract = folder.resolve("openapi.yaml");
    replace(contract, "  version: \"1.0\"\n", "  version: \"1." + version + "\"\n");
    return folder;
  }

  private static JsonNode admin(String page) {
    return Installation.json(Installation.get(running.operations("/admin/" + page)));
  }

  private static HttpResponse<String> post(String page, String json) {
    return post(page, "application/json", json);
  }

  private static HttpResponse<String> post(String page, String type, String body) {
    return Installation.send(
        HttpRequest.newBuilder(URI.create(running.operations("/admin/" + page)))
            .header("X-Operator", "mei")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private static Ran deploy(Path folder, String... more) {
    String[] words = new String[4 + more.length];
    System.arraycopy(
        new String[] {"deploy", folder.toString(), "--to", running.operations("")}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Ran.of(words);
  }

  private static String served(String product) {
    HttpResponse<String> contract =
        Installation.get(running.channels("/openapi/" + product + ".yaml"));
    return contract
        .body()
        .lines()
        .filter(line -> line.contains("version: \"1."))
        .findFirst()
        .orElse("");
  }

  @Test
  void aFolderThatIsSavedIsServedAndOneThatIsDeletedIsNot() throws IOException {
    Path saved = products("saved");
    copy(product("saved", 1), saved);
    await("it is served")
        .atMost(Duration.ofMinutes(1))
        .until(() -> Installation.get(running.channels("/saved" + BALANCE)).statusCode() == 200);
    try (Stream<Path> all = Files.walk(saved)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    await("it is served no more")
        .atMost(Duration.ofMinutes(1))
        .until(() -> Installation.get(running.channels("/saved" + BALANCE)).statusCode() == 404);
  }

  @Test
  void anUploadIsServedSharedAndTakenBackAndTheHistoryTellsWho() throws IOException {
    Ran first = deploy(product("uploaded", 1), "--who", "mei");
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .containsPattern("uploaded 1\\.0-[0-9a-f]{12}: LIVE, 100 % of the clients\n");
    assertThat(Installation.get(running.channels("/uploaded" + BALANCE)).statusCode())
        .isEqualTo(200);

    Path next = product("uploaded", 2);
    replace(next.resolve("openapi.yaml"), "enum: [OPEN, CLOSED]", "enum: [CLOSED]");
    replace(
        next.resolve("openapi.yaml"),
        "- name: pageSize\n          in: query\n",
        "- name: pageSize\n          in: query\n          required: true\n");
    Files.writeString(
        next.resolve("scenario.yaml"),
        "\nbreaks: {\"parameter-required GET /accounts/{accountId}/transactions"
            + " query:pageSize\": All say it.}\n",
        StandardOpenOption.APPEND);
    Ran second = deploy(next, "--percent", "10", "--who", "mei");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains(": LIVE, 10 % of the clients\n");
    assertThat(second.out().lines().filter(each -> each.startsWith("contract: ")))
        .containsExactly(DIFFERENCES.stream().map("contract: "::concat).toArray(String[]::new));
    String version = second.out().replaceFirst("(?s).*uploaded (1\\.0-\\w+): LIVE.*", "$1");
    assertThat(served("uploaded")).contains("1.1");

    HttpResponse<String> shared =
        post("products/uploaded/traffic", "{\"version\":\"" + version + "\",\"percent\":100}");
    assertThat(shared.statusCode()).as(shared.body()).isEqualTo(200);
    assertThat(served("uploaded")).contains("1.2");

    Ran back = Ran.of("rollback", "uploaded", "--to", running.operations(""), "--reason", "totals");
    assertThat(back.err()).isEmpty();
    assertThat(back.out()).contains(": LIVE, 100 % of the clients\n");
    assertThat(served("uploaded")).contains("1.1");

    JsonNode history = admin("products/uploaded/history");
    assertThat(history.path("verified").asBoolean()).isTrue();
    assertThat(history.path("entries"))
        .extracting(each -> each.path("event").path("what").asText())
        .containsExactly("RELEASED", "RELEASED", "TRAFFIC", "ROLLED_BACK");
    assertThat(history.path("entries").get(0).path("event").path("contract"))
        .as("nothing was live")
        .isEmpty();
    assertThat(history.path("entries").get(1).path("event").path("contract"))
        .extracting(JsonNode::asText)
        .isEqualTo(DIFFERENCES);
    assertThat(history.path("entries").get(2).path("event").path("who").asText()).isEqualTo("mei");
    assertThat(history.path("entries").get(3).path("event").path("reason").asText())
        .isEqualTo("totals");

    Installation.send(
        HttpRequest.newBuilder(URI.create(running.operations("/admin/products/uploaded")))
            .DELETE());
    assertThat(Installation.get(running.channels("/uploaded" + BALANCE)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDeployedProductThatIsRefusedPrintsItsFindings() throws IOException {
    Path folder = product("refused", 1);
    replace(
        folder.resolve("account-view.camel.yaml"), "core:accounts.balance", "core:accounts.saldo");
    Ran ran = deploy(folder);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.findings())
        .containsExactly(
            "account-view.camel.yaml:16: the core has no operation 'accounts.saldo'; expected an"
                + " operation of mappings/core; fix: correct the name, or add"
                + " mappings/core/accounts.saldo");
    HttpResponse<String> zipless = post("products/refused/versions", "application/zip", "no zip");
    assertThat(zipless.statusCode()).isEqualTo(422);
    assertThat(Installation.json(zipless).path("findings").get(0).path("what").asText())
        .isEqualTo("is no zip, or an empty one");
  }

  @Test
  void whatCannotBeDoneIsToldWithItsFix() {
    HttpResponse<String> back = post("products/nobody/rollback", "");
    assertThat(back.statusCode()).isEqualTo(409);
    assertThat(Installation.json(back).path("findings").get(0).path("fix").asText())
        .isEqualTo("release one first");
    HttpResponse<String> share = post("products/account-view/traffic", "{\"percent\":10}");
    assertThat(share.statusCode()).isEqualTo(400);
    assertThat(Installation.json(share).path("title").asText())
        .startsWith("The body says no version and percent; expected {\"version\":");
    assertThat(Ran.of("rollback", "x", "--to", "http://127.0.0.1:1").findings())
        .containsExactly(
            "http://127.0.0.1:1:0: nobody answers; expected a Twospeed that is up; fix: start it, or"
                + " name its operations port by --to");
  }

  @Test
  void aMappingThatIsSavedIsInForceAndABrokenOneIsNot() throws IOException {
    Path mapping = root.resolve("mappings/core/accounts.balance/response.jslt");
    String before = Files.readString(mapping);
    String hash = admin("mappings").path("hash").asText();
    assertThat(customer()).isEqualTo("1000000001");

    Files.writeString(mapping, before.replace("core-text(.CUST-NO)", "core-text(.CUST-NO"));
    await("the broken one is told")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !admin("mappings").path("findings").isEmpty());
    assertThat(admin("mappings").path("hash").asText()).isEqualTo(hash);
    assertThat(customer()).isEqualTo("1000000001");

    Files.writeString(mapping, before.replace("core:answered(.)", "\"the new mapping\""));
    await("the new one is in force")
        .atMost(Duration.ofMinutes(1))
        .until(() -> asOf().equals("the new mapping"));
    assertThat(admin("mappings").path("hash").asText()).isNotEqualTo(hash);
    assertThat(admin("mappings").path("findings")).isEmpty();
    Files.writeString(mapping, before);
    await("and back").atMost(Duration.ofMinutes(1)).until(() -> !asOf().equals("the new mapping"));
  }

  private static String asOf() {
    return Installation.json(Installation.get(running.channels(BALANCE))).path("asOf").asText();
  }

  private static String customer() {
    return Installation.json(Installation.get(running.channels(BALANCE)))
        .path("customerId")
        .asText();
  }
}
