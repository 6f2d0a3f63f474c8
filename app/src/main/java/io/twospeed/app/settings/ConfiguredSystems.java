package io.twospeed.app.settings;

import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The core systems of config/application.yaml with their codec options: a check judges operations
 * by what they will run with. Everything else of that file is judged at start.
 */
public final class ConfiguredSystems {
  private ConfiguredSystems() {}

  /** By name; empty where there is no config, and operations are then taken as they are. */
  public static Map<String, CodecOptions> read(Path config) {
    Path file = config.resolve("application.yaml");
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return systems(file, section(section(root, "twospeed"), "systems"));
    } catch (YAMLException | IOException e) {
      throw new Refused(
          "%s:0: cannot be read (%s); expected YAML in UTF-8; fix: mend it, or name another folder by --config"
              .formatted(Shown.path(file), e.getClass().getSimpleName()));
    }
  }

  private static Map<String, CodecOptions> systems(Path file, Map<?, ?> named) {
    Map<String, CodecOptions> systems = new LinkedHashMap<>();
    for (Map.Entry<?, ?> system : named.entrySet()) {
      CodecOptions options = CodecOptions.defaults();
      for (Map.Entry<?, ?> option : section(system.getValue(), "codec").entrySet()) {
        options = with(options, file, system.getKey(), option);
      }
      systems.put(String.valueOf(system.getKey()), options);
    }
    return systems;
  }

  private static CodecOptions with(
      CodecOptions options, Path file, Object system, Map.Entry<?, ?> option) {
    try {
      return options.with(String.valueOf(option.getKey()), String.valueOf(option.getValue()));
    } catch (IllegalArgumentException e) {
      throw new Refused(
          List.of(
              "%s:0: twospeed.systems.%s.codec: %s; expected a codec option; fix: see ./twospeed help decode"
                  .formatted(Shown.path(file), system, e.getMessage())));
    }
  }

  private static Map<?, ?> section(Object parent, String key) {
    Object child = parent instanceof Map<?, ?> map ? map.get(key) : null;
    return child instanceof Map<?, ?> map ? map : Map.of();
  }
}
