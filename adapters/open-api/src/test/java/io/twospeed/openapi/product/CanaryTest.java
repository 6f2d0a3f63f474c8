package io.twospeed.openapi.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.openapi.RunningDoor;
import io.twospeed.openapi.ScriptedProduct;
import io.twospeed.openapi.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two versions of a product that take requests at the same time, each with its own contract. */
class CanaryTest {
  private static final RunningDoor DOOR = new RunningDoor(RunningDoor.settings());
  private static final Map<String, String> TEXTS =
      Map.of("old.yaml", contract("/a", "/old"), "new.yaml", contract("/a", "/new"));

  @AfterAll
  static void close() {
    DOOR.close();
  }

  private static String contract(String... paths) {
    StringBuilder yaml =
        new StringBuilder("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n");
    for (String path : paths) {
      yaml.append("  ").append(path).append(":\n    get:\n      operationId: op");
      yaml.append(path.substring(1)).append("\n      responses:\n        '200':\n");
      yaml.append("          description: d\n          content:\n");
      yaml.append("            application/json: {schema: {type: object}}\n");
    }
    return yaml.toString();
  }

  private static ScriptedProduct version(String which) {
    return new ScriptedProduct(
        "a",
        Contract.read(which + ".yaml", TEXTS::get),
        request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{\"v\":\"" + which + "\"}")));
  }

  private static void publish(Share share) {
    ScriptedProduct newer = version("new");
    ScriptedProduct stable = version("old");
    stable.canary(new Canary(newer, share));
    DOOR.door.publish(stable);
  }

  private static String served(String path, String client, String... headers) {
    var request = DOOR.request(path).header("X-Client-Id", client);
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = DOOR.send(request);
    return response.statusCode() == 200
        ? RunningDoor.json(response).path("v").asText()
        : String.valueOf(response.statusCode());
  }

  @Test
  void eachClientStaysWithTheVersionItCameTo() {
    publish(Share.of(30));
    List<String> first = servedToEach();
    assertThat(first.stream().filter("new"::equals).count()).isBetween(15L, 45L);
    assertThat(servedToEach()).isEqualTo(first);

    publish(Share.of(60));
    List<String> grown = servedToEach();
    assertThat(IntStream.range(0, 100).filter(i -> first.get(i).equals("new")))
        .allMatch(i -> grown.get(i).equals("new"), "who was there stays there");
    assertThat(grown.stream().filter("new"::equals).count()).isBetween(45L, 75L);
  }

  private static List<String> servedToEach() {
    return IntStream.range(0, 100).mapToObj(i -> served("/a", "client-" + i)).toList();
  }

  @Test
  void aClientByNameAndARequestByHeaderComeToTheNewer() {
    publish(new Share(0, Set.of("pilot"), Map.of("X-Preview", "yes")));
    assertThat(served("/a", "pilot")).isEqualTo("new");
    assertThat(served("/a", "other")).isEqualTo("old");
    assertThat(served("/a", "other", "x-preview", "yes")).isEqualTo("new");
    assertThat(served("/a", "other", "X-Preview", "no")).isEqualTo("old");
  }

  @Test
  void eachVersionHasThePathsOfItsOwnContract() {
    publish(new Share(0, Set.of("pilot"), Map.of()));
    assertThat(served("/new", "pilot")).isEqualTo("new");
    assertThat(served("/old", "pilot")).isEqualTo("404");
    assertThat(served("/old", "other")).isEqualTo("old");
    assertThat(served("/new", "other")).isEqualTo("404");
  }

  @Test
  void aPercentageIsOne() {
    assertThatThrownBy(() -> Share.of(101)).hasMessage("percent is 101; expected 0 to 100");
  }
}
