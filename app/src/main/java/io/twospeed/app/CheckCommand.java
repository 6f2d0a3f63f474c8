package io.twospeed.app;

import io.twospeed.mappings.copybook.CodecOptions;
import io.twospeed.mappings.operation.CatalogueException;
import io.twospeed.mappings.operation.Effect;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.routes.CoreEffect;
import io.twospeed.routes.CoreOperations;
import io.twospeed.routes.HostSettings;
import io.twospeed.routes.ProductHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Checks core operations and products without starting them; all findings at once.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "one product's folder, or a folder of products (default: all, and the mappings)")
  private @Nullable Path products;

  @Override
  public Integer call() {
    List<String> findings = new ArrayList<>();
    int operations = 0;
    CoreOperations known = name -> Optional.of(CoreEffect.CHANGES);
    try {
      OperationCatalogue catalogue =
          OperationCatalogue.load(folders.mappings(), Map.<String, CodecOptions>of());
      known = effects(catalogue);
      operations = catalogue.operations().size();
    } catch (CatalogueException broken) {
      broken.findings().forEach(each -> findings.add(each.toString()));
    }
    Path folder = products == null ? folders.products() : products;
    if (!Files.isDirectory(folder)) {
      findings.add(
          folder + ":0: no such folder; expected a product or a folder of products; fix: name one");
      return Verb.refuse(findings);
    }
    check(folder, known, findings);
    if (!findings.isEmpty()) {
      return Verb.refuse(findings);
    }
    System.out.printf("%d core operations, products in %s: no findings%n", operations, folder);
    return Verb.OK;
  }

  /** The catalogue in the words of the products' host. */
  static CoreOperations effects(OperationCatalogue catalogue) {
    return name ->
        catalogue
            .find(name)
            .map(
                operation ->
                    operation.effect() == Effect.CHANGES ? CoreEffect.CHANGES : CoreEffect.READS);
  }

  private static void check(Path folder, CoreOperations known, List<String> findings) {
    HostSettings settings = HostSettings.of(folder, Map.of(), known, Clock.systemUTC());
    try (ProductHost host = new ProductHost(settings, product -> {}, name -> {})) {
      host.check(folder).forEach(each -> findings.add(each.toString()));
    }
  }
}
