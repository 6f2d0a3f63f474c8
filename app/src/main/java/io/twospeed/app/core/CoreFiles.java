package io.twospeed.app.core;

import io.twospeed.app.findings.Shown;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.mappings.operation.OperationExamples;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.core.CoreOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks core operations: all of a mappings folder, or one; their examples too. */
public final class CoreFiles {
  private final Path mappings;
  private final Map<String, CodecOptions> systems;
  private final List<String> findings = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private @Nullable OperationCatalogue catalogue;
  private int operations;
  private int examples;

  public CoreFiles(Path mappings, Map<String, CodecOptions> systems) {
    this.mappings = mappings;
    this.systems = systems;
  }

  public static boolean isMappings(Path folder) {
    return Files.isDirectory(folder.resolve("core"));
  }

  public static boolean isOperation(Path folder) {
    return Files.isRegularFile(folder.resolve("operation.yaml"));
  }

  public void checkAll() {
    check(file -> true, "");
  }

  /** One operation, and what it shares with others; others' own faults are left out. */
  public void checkOnly(String operation) {
    String own = "core/" + operation + "/";
    check(file -> file.startsWith(own) || !file.matches("core/[^/]+/.*"), operation);
  }

  private void check(Predicate<String> about, String only) {
    try {
      OperationCatalogue loaded = OperationCatalogue.load(mappings, systems);
      catalogue = loaded;
      loaded.warnings().forEach(each -> warnings.add(Shown.below(mappings, each.toString())));
      List<CoreOperation> chosen =
          loaded.operations().stream()
              .filter(each -> only.isEmpty() || each.name().equals(only))
              .toList();
      OperationExamples.Outcome outcome = OperationExamples.run(mappings, chosen);
      operations = chosen.size();
      examples = outcome.run();
      add(outcome.findings());
    } catch (CatalogueException broken) {
      add(broken.findings().stream().filter(each -> about.test(each.file())).toList());
    } catch (IOException e) {
      findings.add(
          mappings
              + ":0: the examples cannot be read ("
              + e.getClass().getSimpleName()
              + "); expected readable folders; fix: check their permissions");
    }
  }

  private void add(List<Finding> found) {
    found.forEach(each -> findings.add(Shown.below(mappings, each.toString())));
  }

  /** What products may call; where files have faults, a folder alone counts for an operation. */
  public CoreOperations known() {
    OperationCatalogue loaded = catalogue;
    return loaded != null
        ? new CatalogueOperations(loaded)
        : name ->
            isOperation(mappings.resolve("core").resolve(name))
                ? Optional.of(CoreEffect.CHANGES)
                : Optional.empty();
  }

  public List<String> findings() {
    return findings;
  }

  /** What refuses nothing. */
  public List<String> warnings() {
    return warnings;
  }

  public String counted() {
    return "%d core operation%s (%d examples)"
        .formatted(operations, operations == 1 ? "" : "s", examples);
  }
}
