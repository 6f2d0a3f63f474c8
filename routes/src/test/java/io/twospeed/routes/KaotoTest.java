package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.routefile.RouteSchema;
import io.twospeed.routes.text.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Route files are such as Kaoto opens, and what Kaoto saves is such as runs here. */
class KaotoTest {

  @Test
  void ourOwnRouteFilesAreSuchAsKaotoOpens() throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("products"))) {
      List<Path> routes = files.filter(each -> each.toString().endsWith(".camel.yaml")).toList();
      assertThat(routes).isNotEmpty();
      for (Path file : routes) {
        Node root =
            Objects.requireNonNull(
                YamlFile.parse(file.toString(), Files.readString(file), findings::add));
        RouteSchema.check(file.toString(), root, findings::add);
        assertThat(YamlFile.items(root)).as(file.toString()).allSatisfy(KaotoTest::isRoute);
      }
    }
    assertThat(findings).isEmpty();
  }

  /** A list item with one key, {@code route}, that has an id and a from with its steps inside. */
  private static void isRoute(Node item) {
    assertThat(YamlFile.entries(item)).extracting(YamlFile::key).containsExactly("route");
    NodeTuple entry = YamlFile.entries(item).get(0);
    Node route = entry.getValueNode();
    assertThat(YamlFile.scalar(YamlFile.value(route, "id"))).isNotBlank();
    Node from = YamlFile.value(route, "from");
    assertThat(YamlFile.scalar(YamlFile.value(from, "uri"))).startsWith("direct:");
    assertThat(YamlFile.items(YamlFile.value(from, "steps"))).isNotEmpty();
  }

  @Test
  void whatKaotoSavesRunsHere(@TempDir Path folder) throws Throwable {
    try (TestHost test = new TestHost(folder)) {
      test.core.answering("accounts.balance", "{\"amount\": \"1.00\"}");
      test.product("p", "")
          .file(
              "p/p.camel.yaml",
              """
              - route:
                  id: route-2817
                  from:
                    id: from-1442
                    uri: direct
                    parameters:
                      name: greet
                    steps:
                      - to:
                          id: to-4211
                          uri: core:accounts.balance
                          variableReceive: balance
                      - to:
                          id: to-1893
                          uri: direct
                          parameters:
                            name: told
              - route:
                  id: route-9024
                  from:
                    id: from-2010
                    uri: direct
                    parameters:
                      name: told
                    steps:
                      - setBody:
                          id: setBody-3308
                          expression:
                            language:
                              language: jslt
                              expression: '{"told": $balance.amount}'
              """);

      assertThat(test.findings()).isEmpty();
      assertThat(test.answer("p", TestRequests.reading("greet", "{}")).body())
          .isEqualTo(TestRequests.json("{\"told\": \"1.00\"}"));
    }
  }
}
