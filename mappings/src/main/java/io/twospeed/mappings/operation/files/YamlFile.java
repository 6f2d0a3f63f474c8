package io.twospeed.mappings.operation.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file as nodes that still know their lines. */
public final class YamlFile {
  private YamlFile() {}

  /** The file's one mapping; empty, with a finding, where it has none. */
  public static Optional<YamlSection> read(Path file, Findings findings) {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root = new Yaml(new LoaderOptions()).compose(text);
      if (root instanceof MappingNode mapping) {
        return Optional.of(YamlSection.of("", mapping, file, findings));
      }
      findings.add(
          file, 1, "no settings", "a mapping of keys to values", "write key: value, one a line");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      findings.add(
          file, line, "not YAML: " + e.getProblem(), "well-formed YAML", "mend the line's syntax");
    } catch (YAMLException e) {
      findings.add(
          file, 0, "not YAML: " + e.getMessage(), "well-formed YAML", "mend the file's syntax");
    } catch (IOException e) {
      findings.add(
          file,
          0,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "a UTF-8 file",
          "add the file or mend its encoding");
    }
    return Optional.empty();
  }
}
