package io.twospeed.routes.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.text.YamlFile;
import io.twospeed.routes.text.YamlJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A product's example: a request, and what its answer has to hold over the seeded core. Immutable.
 */
public final class Example {
  public static final String FOLDER = "examples/";

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "", sorted("faults", "request", "response"),
          "/request", sorted("body", "headers", "method", "path"),
          "/response", sorted("body", "headers", "status"));

  private final String file;
  private final YamlJson json;

  private Example(String file, YamlJson json) {
    this.file = file;
    this.json = json;
  }

  private static Set<String> sorted(String... names) {
    return new TreeSet<>(Set.of(names));
  }

  /** The example; null where a finding says why it is none. */
  public static @Nullable Example read(String file, String text, Consumer<Finding> findings) {
    Node root = YamlFile.parse(file, text, findings);
    if (root == null) {
      return null;
    }
    Example example = new Example(file, YamlJson.of(root));
    List<Finding> own = new ArrayList<>();
    example.check(own);
    own.forEach(findings);
    return own.isEmpty() ? example : null;
  }

  private void check(List<Finding> findings) {
    KEYS.forEach((place, keys) -> findUnknown(place, keys, findings));
    require(
        "/request/method", json.tree().at("/request/method").isTextual(), "GET, POST", findings);
    require(
        "/request/path",
        path().startsWith("/"),
        "a path of the contract, with its query: /trips?page=1",
        findings);
    require("/response/status", status() >= 200 && status() <= 599, "200 to 599", findings);
    for (String headers : List.of("/request/headers", "/response/headers")) {
      JsonNode node = json.tree().at(headers);
      require(headers, node.isMissingNode() || node.isObject(), "lines 'NAME: VALUE'", findings);
    }
    JsonNode faults = json.tree().path("faults");
    require("/faults", faults.isMissingNode() || faults.isArray(), "a list of faults", findings);
    for (JsonNode fault : faults) {
      boolean named = fault.path("operation").isTextual() && fault.path("kind").isTextual();
      require("/faults", named, "{operation: payments.transfer, kind: drop-reply}", findings);
    }
  }

  private void findUnknown(String place, Set<String> keys, List<Finding> findings) {
    json.tree()
        .at(place)
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                findings.add(
                    new Finding(
                        file,
                        line(place + "/" + key),
                        "unknown key '" + key + "'",
                        "one of " + keys,
                        "remove the key or correct its spelling"));
              }
            });
  }

  private void require(String place, boolean holds, String expected, List<Finding> findings) {
    if (!holds) {
      findings.add(
          new Finding(
              file,
              line(place),
              "the example's " + place.substring(1).replace('/', '.') + " says nothing usable",
              expected,
              "write it; routes/README.md has an example"));
    }
  }

  /** Its path inside the product's folder. */
  public String file() {
    return file;
  }

  /** The request's HTTP method. */
  public String method() {
    return json.tree().at("/request/method").asText();
  }

  /** The request's path, with its query. */
  public String path() {
    return json.tree().at("/request/path").asText();
  }

  /** The request's headers beside those every request has. */
  public Map<String, String> headers() {
    return texts("/request/headers");
  }

  /** The request's body; a missing node where it has none. */
  public JsonNode body() {
    return json.tree().at("/request/body");
  }

  /** The HTTP status the answer has. */
  public int status() {
    return json.tree().at("/response/status").asInt();
  }

  /** Headers the answer has. */
  public Map<String, String> answerHeaders() {
    return texts("/response/headers");
  }

  /** What the answer's body holds, beside what else it may have; a missing node for nothing. */
  public JsonNode answer() {
    return json.tree().at("/response/body");
  }

  /** How the core misbehaves: the bodies of the simulator's {@code POST /faults}, in order. */
  public List<JsonNode> faults() {
    List<JsonNode> faults = new ArrayList<>();
    json.tree().path("faults").forEach(faults::add);
    return faults;
  }

  /** The line of a place of the file, or of the nearest place above it; 1-based. */
  public int line(String pointer) {
    String at = pointer;
    while (json.line(at) == 0 && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return json.line(at);
  }

  private Map<String, String> texts(String place) {
    Map<String, String> texts = new HashMap<>();
    json.tree().at(place).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }
}
