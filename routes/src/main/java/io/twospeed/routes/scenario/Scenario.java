package io.twospeed.routes.scenario;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.text.YamlFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * What scenario.yaml says about a product.
 *
 * @param label what people call this version, {@code 1.0}; {@code unlabelled} where the file does
 *     not say
 * @param owner the team that answers for it
 */
public record Scenario(
    String label,
    String owner,
    String description,
    LeftStanding leftStanding,
    MeantBreaks meantBreaks) {
  private static final Pattern ONE_LINE =
      Pattern.compile("[^\\p{Cntrl}\\u0085\\u2028\\u2029]{1,100}");
  private static final String UNLABELLED = "unlabelled";
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("label", "owner", "description", LeftStanding.KEY, MeantBreaks.KEY));

  private static final Scenario NONE =
      new Scenario(UNLABELLED, "", "", LeftStanding.NOTHING, MeantBreaks.NOTHING);

  public static Scenario read(ProductFiles files, Consumer<Finding> findings) {
    String text = files.text(ProductFiles.SCENARIO_FILE);
    if (files.isMissing(ProductFiles.SCENARIO_FILE)) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              0,
              "scenario.yaml is missing",
              "label and owner of the product",
              "add it to the product's folder"));
    }
    Node root = text == null ? null : YamlFile.parse(ProductFiles.SCENARIO_FILE, text, findings);
    if (root == null) {
      return NONE;
    }
    findUnknownKeys(root, findings);
    return new Scenario(
        required(root, "label", UNLABELLED, findings),
        required(root, "owner", "", findings),
        optional(root, "description"),
        LeftStanding.read(root, findings),
        MeantBreaks.read(root, findings));
  }

  private static void findUnknownKeys(Node root, Consumer<Finding> findings) {
    for (NodeTuple entry : YamlFile.entries(root)) {
      String key = YamlFile.key(entry);
      if (!KEYS.contains(key)) {
        findings.accept(
            new Finding(
                ProductFiles.SCENARIO_FILE,
                YamlFile.line(entry.getKeyNode()),
                "unknown key '" + key + "'",
                "one of " + KEYS,
                "remove the key or correct its spelling"));
      }
    }
  }

  private static String required(
      Node root, String key, String otherwise, Consumer<Finding> findings) {
    String value = optional(root, key);
    if (value.isBlank()) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              YamlFile.line(root),
              "'" + key + "' is missing",
              "a line '" + key + ": ...'",
              "add it to " + ProductFiles.SCENARIO_FILE));
      return otherwise;
    }
    if (!ONE_LINE.matcher(value).matches()) {
      findings.accept(
          new Finding(
              ProductFiles.SCENARIO_FILE,
              YamlFile.line(root),
              "'" + key + "' is no short line",
              "at most 100 characters on one line",
              "shorten it; description: has room for more"));
      return otherwise;
    }
    return value;
  }

  private static String optional(Node root, String key) {
    String value = YamlFile.scalar(YamlFile.value(root, key));
    return value == null ? "" : value;
  }
}
