package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "product",
    description = {
      "Writes a small product that is complete: contract, route, JSLT and examples, one with a"
          + " fault.",
      "routes/products/NAME passes ./twospeed check and ./twospeed test as it is; make it yours"
          + " from there.",
      "Nothing that is there is overwritten."
    },
    footer = {"", "Example:", "  ./twospeed new product trip-pot"})
final class NewProductCommand implements Callable<Integer> {
  private static final String TEMPLATE = "/io/twospeed/app/new-product/";
  private static final String OWN_NAME = "NAME";

  private static final List<String> FILES =
      List.of(
          "openapi.yaml",
          "NAME.camel.yaml",
          "allowance.jslt",
          "scenario.yaml",
          "examples/allowance.yaml",
          "examples/silent-core.yaml",
          "examples/unknown-account.yaml");

  @Mixin private Folders folders = new Folders();

  @Parameters(paramLabel = "NAME", description = "its folder's, and its first path's: trip-pot")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new Refused(
          "twospeed new product: '%s' is no name for a product; expected small letters and digits, parted by hyphens; fix: write a name such as trip-pot"
              .formatted(name));
    }
    Path folder = folders.products().resolve(name);
    if (Files.exists(folder)) {
      throw new Refused(
          "%s:0: is there already; expected a name that is free; fix: choose another, or delete the folder"
              .formatted(Shown.path(folder)));
    }
    StringBuilder told = new StringBuilder("Wrote " + Shown.path(folder) + ":\n");
    for (String file : FILES) {
      Path target = folder.resolve(named(file));
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.writeString(target, named(template(file)));
      told.append("  ").append(named(file)).append('\n');
    }
    System.out.println(told.append(next(folder)));
    return Verb.OK;
  }

  private static String template(String file) throws IOException {
    try (InputStream in = NewProductCommand.class.getResourceAsStream(TEMPLATE + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String named(String text) {
    return text.replace(OWN_NAME, name);
  }

  private String next(Path folder) {
    return """

    Next:
      1. openapi.yaml: what a channel asks and is told
      2. %s.camel.yaml and *.jslt: how the core is asked
      3. examples/: a request each, and the answer it has
      4. ./twospeed check %s
      5. ./twospeed test %s
    It is live at once where ./twospeed up runs:  curl http://127.0.0.1:8080/%s/100000000001\
    """
        .formatted(name, Shown.path(folder), name, name);
  }
}
