package io.twospeed.app.cli;

import io.twospeed.app.core.CoreFiles;
import io.twospeed.app.findings.Shown;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.settings.HostSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that are checked together.
 *
 * @param named what of them is asked about: a folder
 * @param operation the one core operation that is; empty: all of them
 * @param products a product or a folder of them; null: none
 * @param systems the codec options of the core's systems
 */
record CheckedFiles(
    Path named,
    Path mappings,
    String operation,
    @Nullable Path products,
    Map<String, CodecOptions> systems) {

  static CheckedFiles ofMappings(Path mappings, Map<String, CodecOptions> systems) {
    return new CheckedFiles(mappings, mappings, "", null, systems);
  }

  static CheckedFiles ofOperation(Path folder, Map<String, CodecOptions> systems) {
    Path mappings = folder.resolveSibling("..").normalize();
    String operation = String.valueOf(folder.getFileName());
    return new CheckedFiles(folder, mappings, operation, null, systems);
  }

  static CheckedFiles of(Path mappings, Path products, Map<String, CodecOptions> systems) {
    return new CheckedFiles(products, mappings, "", products, systems);
  }

  /** Every folder whose files the verdict is about, by a name. */
  Map<String, Path> folders() {
    Map<String, Path> folders = new TreeMap<>();
    folders.put("core", mappings.resolve("core"));
    folders.put("contracts", mappings.resolve("contracts"));
    if (products != null) {
      folders.put("products", products);
    }
    return folders;
  }

  CheckVerdict verdict() {
    CoreFiles core = new CoreFiles(mappings, systems);
    if (operation.isEmpty()) {
      core.checkAll();
    } else {
      core.checkOnly(operation);
    }
    List<String> findings = new ArrayList<>(core.findings());
    if (products != null) {
      findings.addAll(findings(products, core.known()));
    }
    String what = core.counted() + (products == null ? " in " : ", products in ");
    return new CheckVerdict(what + Shown.path(named), findings, core.warnings());
  }

  private static List<String> findings(Path products, CoreOperations known) {
    if (!Files.isDirectory(products)) {
      return List.of(
          Shown.path(products)
              + ":0: no such folder; expected a folder of products; fix: name it by --routes");
    }
    HostSettings settings = HostSettings.of(products, Map.of(), known, Clock.systemUTC());
    boolean one = Files.isRegularFile(products.resolve("openapi.yaml"));
    Path below =
        one ? products.toAbsolutePath().normalize().resolveSibling(".").normalize() : products;
    try (ProductHost host = new ProductHost(settings, product -> {}, name -> {})) {
      return host.check(products).stream()
          .map(each -> Shown.below(below, each.toString()))
          .toList();
    }
  }
}
