package io.twospeed.mappings.operation.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file. Each value is asked for by name; what was never asked for is an
 * unknown key, and {@link #refuseUnknownKeys} says so.
 */
public final class YamlSection {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private final String path;
  private final int line;
  private final Path file;
  private final Findings findings;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  private YamlSection(String path, int line, Path file, Findings findings) {
    this.path = path;
    this.line = line;
    this.file = file;
    this.findings = findings;
  }

  static YamlSection of(String path, MappingNode node, Path file, Findings findings) {
    YamlSection section = new YamlSection(path, lineOf(node), file, findings);
    for (NodeTuple tuple : node.getValue()) {
      section.put(tuple.getKeyNode(), tuple.getValueNode());
    }
    return section;
  }

  private void put(Node keyNode, Node value) {
    String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : keyNode.toString();
    lines.putIfAbsent(key, lineOf(keyNode));
    if (values.putIfAbsent(key, value) != null) {
      findings.add(
          file,
          lineOf(keyNode),
          named(key) + " is given twice",
          "each key once (first given in line " + lines.get(key) + ")",
          "delete one of the two");
    }
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** The key with the path to it. */
  public String named(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public Path file() {
    return file;
  }

  /** Line of a key; the section's own where the key is absent. */
  int line(String key) {
    return lines.getOrDefault(key, line);
  }

  public Set<String> keys() {
    return values.keySet();
  }

  public boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  public void refuse(String key, String what, String expected, String fix) {
    findings.add(file, line(key), what, expected, fix);
  }

  public Optional<String> text(String key) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    refuse(
        key,
        named(key) + " is " + kindOf(node),
        "one value",
        "write " + key + ": and one value after it");
    return Optional.empty();
  }

  /** The value, or a finding and the empty string where it is missing. */
  public String required(String key, String example) {
    if (!has(key)) {
      refuse(key, named(key) + " is missing", example, "add " + key + ": " + example);
      return "";
    }
    return text(key).orElse("");
  }

  public Optional<Boolean> flag(String key) {
    return text(key)
        .flatMap(
            value -> {
              if (value.equals("true") || value.equals("false")) {
                return Optional.of(value.equals("true"));
              }
              refuse(
                  key,
                  named(key) + " is '" + value + "'",
                  "true or false",
                  "write true or false without quotes");
              return Optional.empty();
            });
  }

  public Optional<Duration> duration(String key) {
    return text(key)
        .flatMap(
            value -> {
              Optional<Duration> parsed = parseDuration(value);
              if (parsed.isEmpty()) {
                refuse(
                    key,
                    named(key) + " is '" + value + "'",
                    "a duration above zero such as 500ms, 2s, 1m",
                    "write a whole number and its unit");
              }
              return parsed;
            });
  }

  private static Optional<Duration> parseDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return duration.isZero() ? Optional.empty() : Optional.of(duration);
  }

  public Optional<YamlSection> section(String key) {
    known.add(key);
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(of(named(key), mapping, file, findings));
    }
    refuse(
        key,
        named(key) + " is " + kindOf(node),
        "a mapping of keys to values",
        "write " + key + ": { key: value }");
    return Optional.empty();
  }

  public Optional<YamlSection> requiredSection(String key, String example) {
    if (!has(key)) {
      refuse(key, named(key) + " is missing", example, "add " + key + ": " + example);
    }
    return section(key);
  }

  boolean isSection(String key) {
    known.add(key);
    return values.get(key) instanceof MappingNode;
  }

  public List<String> texts(String key) {
    known.add(key);
    Node node = values.get(key);
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node each : sequence.getValue()) {
        if (each instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          findings.add(
              file,
              lineOf(each),
              named(key) + " holds " + kindOf(each),
              "single values",
              "write [\"a\", \"b\"]");
        }
      }
    } else if (node != null) {
      refuse(
          key, named(key) + " is " + kindOf(node), "a list", "write " + key + ": [\"a\", \"b\"]");
    }
    return texts;
  }

  public void refuseUnknownKeys() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        refuse(
            key,
            "unknown key " + named(key),
            "one of " + String.join(", ", known),
            "correct the name or delete the line");
      }
    }
  }

  private static String kindOf(Node node) {
    if (node instanceof ScalarNode) {
      return "a single value";
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
