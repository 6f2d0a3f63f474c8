package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.core.CatalogueOperations;
import io.twospeed.app.core.CoreSystems;
import io.twospeed.app.core.RehearsedSystems;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import io.twospeed.app.rehearsal.AnswerDifference;
import io.twospeed.app.rehearsal.ExampleOutcome;
import io.twospeed.app.rehearsal.SimulatedRehearsal;
import io.twospeed.app.settings.SettingsFile;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.rehearsal.Candidate;
import io.twospeed.routes.settings.HostSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = {
      "Runs products' examples over HTTP against a simulated core inside this process.",
      "An example may set up faults of the core; each begins with the seeded ledger.",
      "Exit 0 where every example holds, 1 where one does not, 2 where a product's files have"
          + " findings."
    })
public final class TestCommand implements Callable<Integer> {
  static final int FAILED = 1;

  @Mixin private Folders folders = new Folders();

  @Parameters(
      arity = "0..1",
      paramLabel = "PRODUCT",
      description = "a product's name or folder, or a folder of products (default: all there is)")
  private @Nullable String named;

  private int run;
  private int held;

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    Path products = products();
    TwospeedSettings settings =
        SettingsFile.read(
            folders.config(),
            Map.of(
                "twospeed.routes", products.toString(),
                "twospeed.mappings", folders.mappings().toString(),
                "twospeed.data", "var"));
    OperationCatalogue catalogue =
        OperationCatalogue.load(settings.mappings(), CoreSystems.codecOptions(settings));
    Path folder = Files.createTempDirectory("twospeed-test");
    try (ProductHost host = host(products, catalogue);
        SimulatedRehearsal rehearsal =
            new SimulatedRehearsal(RehearsedSystems.settings(settings, catalogue, folder))) {
      List<Finding> findings = new ArrayList<>();
      List<Candidate> candidates = host.candidates(products, findings::add);
      if (!findings.isEmpty()) {
        return refuse(products, findings);
      }
      candidates.forEach(each -> tell(each, rehearsal.run(each)));
    } finally {
      delete(folder);
    }
    System.out.printf(
        "%d of %d examples hold, in %.1f s%n", held, run, (System.nanoTime() - began) / 1e9);
    return held == run ? Verb.OK : FAILED;
  }

  private static ProductHost host(Path products, OperationCatalogue catalogue) {
    return new ProductHost(
        HostSettings.of(products, Map.of(), new CatalogueOperations(catalogue), Clock.systemUTC()),
        product -> {},
        name -> {});
  }

  private Path products() {
    if (named == null) {
      return folders.products();
    }
    Path folder = InputFile.path(named);
    Path product = folders.products().resolve(folder);
    if (Files.isDirectory(product)) {
      return product;
    }
    if (Files.isDirectory(folder)) {
      return folder;
    }
    throw new Refused(
        "%s:0: no such product; expected one of %s, or a folder; fix: name one"
            .formatted(named, Shown.path(folders.products())));
  }

  private static int refuse(Path products, List<Finding> findings) {
    Path below =
        Files.isRegularFile(products.resolve("openapi.yaml"))
            ? products.toAbsolutePath().normalize().resolveSibling(".").normalize()
            : products;
    return Verb.refuse(findings.stream().map(each -> Shown.below(below, each.toString())).toList());
  }

  private void tell(Candidate product, List<ExampleOutcome> outcomes) {
    System.out.println(outcomes.isEmpty() ? product.name() + ": no examples" : product.name());
    int width = outcomes.stream().mapToInt(each -> each.file().length()).max().orElse(0);
    for (ExampleOutcome outcome : outcomes) {
      run++;
      held += outcome.holds() ? 1 : 0;
      System.out.println(line(outcome, width));
      outcome.differences().forEach(TestCommand::tell);
      outcome.unsent().forEach(each -> System.out.println("            " + each));
    }
  }

  private static String line(ExampleOutcome outcome, int width) {
    return "  %-8s%s  %5d ms%s"
        .formatted(
            outcome.holds() ? "ok" : "FAILED",
            outcome.file() + " ".repeat(width - outcome.file().length()),
            outcome.took().toMillis(),
            outcome.faults() == 0 ? "" : "  with faults of the core");
  }

  private static void tell(AnswerDifference difference) {
    System.out.printf(
        "            %s (line %d)%n              expected  %s%n              actual    %s%n",
        difference.place(), difference.line(), difference.expected(), difference.actual());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
