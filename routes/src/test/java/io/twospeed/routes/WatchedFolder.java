package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder of products as editors, pulls and mounts write to it, and a host that follows it. */
final class WatchedFolder implements AutoCloseable {
  static final String BROKEN = "- to: core:no-such-operation";

  final Path folder;
  final TestHost test;
  private final FileWatch watch;

  WatchedFolder(Path folder) {
    this(folder, folder);
  }

  /** Where the host's folder is a link to the one that is written to. */
  WatchedFolder(Path folder, Path watched) {
    this.folder = folder;
    this.test = new TestHost(watched);
    this.watch = test.host.watch(Duration.ofMillis(30), Duration.ofMillis(150));
  }

  static String answering(int version) {
    return "- setBody: {constant: '{\"version\": %d}'}".formatted(version);
  }

  /** The file that says what a product answers. */
  Path route(String product) {
    return folder.resolve(product).resolve(Writer.ROUTE);
  }

  /** As an editor that writes in place. */
  void save(String product, String steps) {
    new Writer(folder).product(product, steps);
  }

  /** As one that writes beside and renames. */
  void saveByRename(String product, String steps) throws IOException {
    Path beside = route(product).resolveSibling("." + Writer.ROUTE + ".swp");
    Files.writeString(beside, Writer.route(steps));
    Files.move(beside, route(product), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The first half of a save, and nothing more yet. */
  void saveHalf(String product, String steps) throws IOException {
    String text = Writer.route(steps);
    Files.createDirectories(folder.resolve(product));
    Files.writeString(route(product), text.substring(0, text.length() / 2));
  }

  void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void delete(String product) throws IOException {
    deleteAll(folder.resolve(product));
  }

  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** What the product answers now; 0 where it is not live. */
  int version(String product) {
    var live = test.published.get(product);
    if (live == null) {
      return 0;
    }
    try {
      JsonNode body = TestRequests.answer(live.serve(reading("greet", "{}"))).body();
      return Objects.requireNonNull(body).path("version").asInt();
    } catch (Throwable failed) {
      throw new AssertionError(product + " does not answer", failed);
    }
  }

  List<VersionState> states(String product) {
    return test.host.products().stream()
        .filter(each -> each.name().equals(product))
        .map(ProductStatus::state)
        .toList();
  }

  @Override
  public void close() {
    watch.close();
    test.close();
  }

  /** Writes products, each file at once. What is in the files does not tell the product's name. */
  record Writer(Path folder) {
    static final String ROUTE = "product.camel.yaml";

    private static final String CONTRACT =
        """
        openapi: 3.0.3
        info: {title: greeting, version: "1.0"}
        paths:
          /greeting/{name}:
            get:
              operationId: greet
              parameters:
                - {name: name, in: path, required: true, schema: {type: string}}
              responses:
                '200':
                  description: A greeting.
                  content:
                    application/json:
                      schema: {type: object}
        """;

    void product(String name, String steps) {
      try {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.writeString(own.resolve("scenario.yaml"), "label: \"1.0\"\nowner: tests\n");
        Files.writeString(own.resolve("openapi.yaml"), CONTRACT);
        Files.writeString(own.resolve(ROUTE), route(steps));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static String route(String steps) {
      return "- route:\n    id: greet\n    from:\n      uri: direct:greet\n      steps:\n"
          + steps.indent(8);
    }
  }
}
