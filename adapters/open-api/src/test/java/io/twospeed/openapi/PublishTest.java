package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.Canary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A swap is one reference write. */
class PublishTest {
  private static final RunningDoor DOOR = new RunningDoor(RunningDoor.settings());

  private final Path folder;

  PublishTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void withdraw() {
    DOOR.door.withdraw("a");
    DOOR.door.withdraw("b");
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  private Contract contract(String file, String... paths) throws IOException {
    StringBuilder yaml =
        new StringBuilder("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n");
    int operation = 0;
    for (String path : paths) {
      yaml.append("  ").append(path).append(":\n");
      if (path.contains("{id}")) {
        yaml.append("    parameters: [{name: id, in: path, required: true, schema: {}}]\n");
      }
      yaml.append("    get:\n      operationId: op")
          .append(operation++)
          .append("\n      responses:\n        '200':\n          description: d\n")
          .append("          content: {application/json: {schema: {type: object}}}\n");
    }
    return Contract.read(Files.writeString(folder.resolve(file), yaml));
  }

  @Test
  void aProductIsServedFromItsPublishingToItsWithdrawal() throws IOException {
    assertThat(DOOR.get("/a").statusCode()).isEqualTo(404);
    DOOR.door.publish(ScriptedProduct.echo("a", contract("a.yaml", "/a")));
    assertThat(DOOR.get("/a").statusCode()).isEqualTo(200);
    DOOR.door.withdraw("a");
    assertThat(DOOR.get("/a").statusCode()).isEqualTo(404);
    DOOR.door.withdraw("a");
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldWithTheirPathsAndNoOther() throws IOException {
    DOOR.door.publish(ScriptedProduct.echo("a", contract("a1.yaml", "/a", "/old")));
    DOOR.door.publish(ScriptedProduct.echo("a", contract("a2.yaml", "/a", "/new")));
    assertThat(DOOR.get("/a").statusCode()).isEqualTo(200);
    assertThat(DOOR.get("/new").statusCode()).isEqualTo(200);
    assertThat(DOOR.get("/old").statusCode()).isEqualTo(404);
  }

  @Test
  void pathsOfAnotherProductAreRefusedAllAtOnceAndNothingChanges() throws IOException {
    DOOR.door.publish(ScriptedProduct.echo("a", contract("a.yaml", "/a/{id}", "/a/x/y", "/free")));
    ApiProduct other =
        ScriptedProduct.echo("b", contract("b.yaml", "/a/mine", "/a/{id}/y", "/other"));
    assertThatThrownBy(() -> DOOR.door.publish(other))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "b.yaml:5: the path '/a/mine' of product 'b' matches requests that belong to '/a/{id}'"
                + " of product 'a'; expected paths that no other product serves; fix: give the"
                + " product a base path of its own in servers[0].url\n"
                + "b.yaml:13: the path '/a/{id}/y' of product 'b' matches requests that belong to"
                + " '/a/x/y' of product 'a'; expected paths that no other product serves; fix: give"
                + " the product a base path of its own in servers[0].url");
    assertThat(DOOR.get("/other").statusCode()).isEqualTo(404);
    assertThat(DOOR.get("/a/mine").statusCode()).isEqualTo(200);
  }

  @Test
  void theDoorsOwnPathsAreNobodysElse() throws IOException {
    ApiProduct greedy = ScriptedProduct.echo("b", contract("b.yaml", "/openapi/mine", "/{id}"));
    assertThatThrownBy(() -> DOOR.door.publish(greedy))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "b.yaml:5: the path '/openapi/mine' of product 'b' matches requests that belong to the"
                + " door's own /openapi; expected paths that no other product serves; fix: give the"
                + " product a base path of its own in servers[0].url\n"
                + "b.yaml:13: the path '/{id}' of product 'b' matches requests that belong to the"
                + " door's own /openapi; expected paths that no other product serves; fix: give the"
                + " product a base path of its own in servers[0].url");
  }

  @Test
  void aProductThatCannotBeAskedForItsPartsIsRefusedAndHurtsNoOther() throws IOException {
    Contract contract = contract("b.yaml", "/b");
    ApiProduct broken =
        new ScriptedProduct("b", contract, request -> answerElsewhere()) {
          @Override
          public Canary canary() {
            throw new IllegalStateException("nobody knows");
          }
        };
    ApiProduct good = ScriptedProduct.echo("a", contract("a.yaml", "/a"));

    assertThat(DOOR.door.change(List.of(broken, good), List.of()))
        .isEqualTo(
            Map.of(
                "b",
                List.of(
                    new Finding(
                        "b.yaml",
                        0,
                        "the door cannot publish the product: IllegalStateException",
                        "a contract the door can serve",
                        "the log has the details"))));
    assertThat(DOOR.get("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void noRequestIsLostWhileVersionsComeAndGo() throws Exception {
    Contract contract = contract("a.yaml", "/a", "/a/{id}");
    DOOR.door.publish(ScriptedProduct.echo("a", contract));
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> served = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      served.add(callers.submit(() -> callUntil(stop)));
    }
    for (int version = 0; version < 300; version++) {
      DOOR.door.publish(new ScriptedProduct("a", contract, request -> answerElsewhere()));
      DOOR.door.publish(ScriptedProduct.echo("b", contract("b.yaml", "/b")));
      DOOR.door.withdraw("b");
    }
    stop.set(true);
    int total = 0;
    for (Future<Integer> one : served) {
      total += one.get(60, TimeUnit.SECONDS);
    }
    callers.shutdown();
    assertThat(total).isGreaterThan(100);
  }

  private static CompletionStage<ApiReply> answerElsewhere() {
    return CompletableFuture.supplyAsync(() -> ScriptedProduct.reply(0, "{\"v\":1}"));
  }

  private static int callUntil(AtomicBoolean stop) {
    int calls = 0;
    while (!stop.get()) {
      HttpResponse<String> response = DOOR.get("/a/7");
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      calls++;
    }
    return calls;
  }
}
