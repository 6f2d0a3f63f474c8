package io.twospeed.routes.scenario;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.text.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The changing core operations whose calls are not undone when their request is: {@code
 * leave-standing} in scenario.yaml, a reason for each.
 */
public record LeftStanding(List<Entry> entries) {
  static final String KEY = "leave-standing";
  static final LeftStanding NOTHING = new LeftStanding(List.of());

  /** What the journal keeps of a reason. */
  private static final int MOST_CHARACTERS = 200;

  /** One operation that is left standing, and the line that says so. */
  record Entry(String operation, String reason, int line) {}

  static LeftStanding read(Node scenario, Consumer<Finding> findings) {
    Node node = YamlFile.value(scenario, KEY);
    if (node == null) {
      return NOTHING;
    }
    if (!(node instanceof MappingNode)) {
      findings.accept(
          finding(
              YamlFile.line(node),
              KEY + " is no map",
              "lines '<core operation>: <reason>'",
              "write one line for each operation"));
    }
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple entry : YamlFile.entries(node)) {
      String reason = YamlFile.scalar(entry.getValueNode());
      int line = YamlFile.line(entry.getKeyNode());
      if (!isReason(reason)) {
        findings.accept(
            finding(
                line,
                "'" + YamlFile.key(entry) + "' is left standing without a reason",
                "a sentence of 1 to " + MOST_CHARACTERS + " characters",
                "say why it must not be undone: an operator will read it"));
      }
      entries.add(new Entry(YamlFile.key(entry), reason == null ? "" : reason, line));
    }
    return new LeftStanding(entries);
  }

  private static boolean isReason(@Nullable String reason) {
    return reason != null && !reason.isBlank() && reason.length() <= MOST_CHARACTERS;
  }

  /** Each has to be an operation the product calls, and one there is something to undo of. */
  public void find(RouteFacts facts, CoreOperations operations, Consumer<Finding> findings) {
    Set<String> called =
        facts.calls().stream()
            .filter(call -> call.scheme().equals("core"))
            .map(Call::path)
            .collect(Collectors.toCollection(TreeSet::new));
    for (Entry entry : entries) {
      Finding finding = finding(entry, called, operations);
      if (finding != null) {
        findings.accept(finding);
      }
    }
  }

  private static @Nullable Finding finding(
      Entry entry, Set<String> called, CoreOperations operations) {
    CoreEffect effect = operations.effectOf(entry.operation()).orElse(null);
    if (effect == null) {
      return finding(
          entry.line(),
          "the core has no operation '" + entry.operation() + "' to leave standing",
          "one of " + called,
          "correct the name, or remove the line");
    }
    if (!called.contains(entry.operation())) {
      return finding(
          entry.line(),
          "no route calls core:" + entry.operation() + ", which is left standing",
          "one of " + called,
          "correct the name, or remove the line");
    }
    if (effect == CoreEffect.READS) {
      return finding(
          entry.line(),
          "core:" + entry.operation() + " changes nothing, so nothing of it can be left standing",
          "an operation with effect: changes",
          "remove the line");
    }
    return null;
  }

  private static Finding finding(int line, String what, String expected, String fix) {
    return new Finding(ProductFiles.SCENARIO_FILE, line, what, expected, fix);
  }

  /** Core operation to reason. */
  public Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    entries.forEach(entry -> reasons.put(entry.operation(), entry.reason()));
    return Map.copyOf(reasons);
  }
}
