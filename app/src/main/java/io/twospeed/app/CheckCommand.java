package io.twospeed.app;

import io.twospeed.mappings.copybook.CodecOptions;
import io.twospeed.routes.CoreOperations;
import io.twospeed.routes.HostSettings;
import io.twospeed.routes.ProductHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = {
      "Checks core operations with their examples, and products, without starting them.",
      "All findings at once, one a line: FILE:LINE: what; expected ...; fix: ...",
      "Exit 0 without findings, 2 with."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = {
        "a product, a folder of products, a mappings folder, one core operation's folder,",
        "or a folder of routes/ and mappings/ (default: all there is)"
      })
  private @Nullable String named;

  @Override
  public Integer call() {
    Path folder = named == null ? null : InputFile.path(named);
    if (folder == null) {
      return all(folders.mappings(), folders.products());
    }
    if (!Files.isDirectory(folder)) {
      throw new Refused(
          named
              + ":0: no such folder; expected a product, a core operation, or a folder of them;"
              + " fix: name one");
    }
    if (CoreFiles.isOperation(folder)) {
      return operation(folder.toAbsolutePath().normalize());
    }
    if (CoreFiles.isMappings(folder)) {
      CoreFiles core = new CoreFiles(folder, systems());
      core.checkAll();
      return told(core.findings(), core.counted() + " in " + Shown.path(folder));
    }
    if (Files.isDirectory(folder.resolve("mappings"))
        && Files.isDirectory(folder.resolve("routes"))) {
      return all(folder.resolve("mappings"), folder.resolve("routes/products"));
    }
    return all(folders.mappings(), folder);
  }

  private int operation(Path folder) {
    Path mappings = folder.resolveSibling("..").normalize();
    CoreFiles core = new CoreFiles(mappings, systems());
    core.checkOnly(String.valueOf(folder.getFileName()));
    return told(core.findings(), core.counted() + " in " + Shown.path(folder));
  }

  private int all(Path mappings, Path products) {
    CoreFiles core = new CoreFiles(mappings, systems());
    core.checkAll();
    List<String> findings = new ArrayList<>(core.findings());
    if (Files.isDirectory(products)) {
      findings.addAll(products(products, core.known()));
    } else {
      findings.add(
          Shown.path(products)
              + ":0: no such folder; expected a folder of products; fix: name it by --routes");
    }
    return told(findings, core.counted() + ", products in " + Shown.path(products));
  }

  private Map<String, CodecOptions> systems() {
    return ConfiguredSystems.read(folders.config());
  }

  private static List<String> products(Path folder, CoreOperations known) {
    HostSettings settings = HostSettings.of(folder, Map.of(), known, Clock.systemUTC());
    boolean one = Files.isRegularFile(folder.resolve("openapi.yaml"));
    Path named = one ? folder.toAbsolutePath().normalize().resolveSibling(".").normalize() : folder;
    try (ProductHost host = new ProductHost(settings, product -> {}, name -> {})) {
      return host.check(folder).stream().map(each -> Shown.below(named, each.toString())).toList();
    }
  }

  private static int told(List<String> findings, String what) {
    if (!findings.isEmpty()) {
      return Verb.refuse(findings);
    }
    System.out.println(what + ": no findings");
    return Verb.OK;
  }
}
