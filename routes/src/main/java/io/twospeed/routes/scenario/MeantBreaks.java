package io.twospeed.routes.scenario;

import io.twospeed.openapi.diff.ContractBreak;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.text.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The promises of the live contract that a version means to break: {@code breaks} in scenario.yaml,
 * a reason for each. A line may stay when the break is long past.
 */
public record MeantBreaks(Set<String> keys) {
  static final String KEY = "breaks";
  static final MeantBreaks NOTHING = new MeantBreaks(Set.of());

  static MeantBreaks read(Node scenario, Consumer<Finding> findings) {
    Node node = YamlFile.value(scenario, KEY);
    if (node == null) {
      return NOTHING;
    }
    if (!(node instanceof MappingNode)) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              YamlFile.line(node),
              KEY + " is no map",
              "lines '\"<break>\": <reason>'",
              "write one line for each break, as its finding names it"));
    }
    Set<String> keys = new TreeSet<>();
    for (NodeTuple entry : YamlFile.entries(node)) {
      check(entry, findings);
      keys.add(YamlFile.key(entry));
    }
    return new MeantBreaks(keys);
  }

  private static void check(NodeTuple entry, Consumer<Finding> findings) {
    String key = YamlFile.key(entry);
    int line = YamlFile.line(entry.getKeyNode());
    if (!ContractBreak.kinds().contains(key.replaceFirst(" .*", ""))) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              line,
              "'" + key + "' names no kind of break",
              "one of " + ContractBreak.kinds() + " and where it is",
              "copy the break from its finding"));
    }
    String reason = YamlFile.scalar(entry.getValueNode());
    if (reason == null || reason.isBlank()) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              line,
              "'" + key + "' is broken without a reason",
              "a sentence",
              "say why clients can bear it: whoever reads the history will ask"));
    }
  }

  /** A finding for each that is not meant. */
  public List<Finding> findUnmeant(List<ContractBreak> breaks, String liveVersion) {
    List<Finding> findings = new ArrayList<>();
    for (ContractBreak each : breaks) {
      if (!keys.contains(each.key())) {
        findings.add(
            new Finding(
                ProductFiles.CONTRACT_FILE,
                each.line(),
                "breaks what the live version promises: %s: %s; a client of it notices: %s"
                    .formatted(each.key(), each.what(), each.noticed()),
                "a contract that every client of " + liveVersion + " can go on with",
                "keep the promise; or mean it, in scenario.yaml: breaks: {\"%s\": <reason>}"
                    .formatted(each.key())));
      }
    }
    return findings;
  }
}
