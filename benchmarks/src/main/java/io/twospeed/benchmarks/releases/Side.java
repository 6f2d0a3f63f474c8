package io.twospeed.benchmarks.releases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One of the two: its files, and how it is started. Both answer {@code {"version": N}}. */
enum Side {
  TWOSPEED {
    @Override
    String mainClass() {
      return "io.twospeed.benchmarks.contender.TwospeedReleasesMain";
    }

    @Override
    void prepare(Path folder, String product) throws IOException {
      Path own = Files.createDirectories(folder.resolve(product));
      Files.writeString(own.resolve("scenario.yaml"), "label: \"1.0\"\nowner: benchmark\n");
      Files.writeString(own.resolve("openapi.yaml"), CONTRACT.formatted(product));
    }

    @Override
    Path route(Path folder, String product) {
      return folder.resolve(product).resolve("answer.camel.yaml");
    }

    @Override
    String text(String product, int version) {
      return ROUTE.formatted("direct:answer", version);
    }
  },

  CAMEL {
    @Override
    String mainClass() {
      return "io.twospeed.benchmarks.contender.CamelReloadMain";
    }

    @Override
    void prepare(Path folder, String product) {
      // The route alone says it all.
    }

    @Override
    Path route(Path folder, String product) {
      return folder.resolve(product + ".yaml");
    }

    @Override
    String text(String product, int version) {
      return ROUTE.formatted("platform-http:/" + product + "/answer", version);
    }
  };

  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Answer, version: "1.0"}
      paths:
        /%s/answer:
          get:
            operationId: answer
            responses:
              '200':
                description: Which version answers.
                content:
                  application/json:
                    schema:
                      type: object
                      required: [version]
                      properties: {version: {type: integer}}
      """;

  private static final String ROUTE =
      """
      - route:
          id: answer
          from:
            uri: %s
            steps:
              - setHeader: {name: Content-Type, constant: application/json}
              - setBody: {constant: '{"version": %d}'}
      """;

  abstract String mainClass();

  abstract void prepare(Path folder, String product) throws IOException;

  abstract Path route(Path folder, String product);

  abstract String text(String product, int version);

  /** As an editor saves: beside, then renamed. */
  void save(Path folder, String product, int version) throws IOException {
    write(folder, product, text(product, version));
  }

  /** A step that neither of the two knows. */
  void saveBroken(Path folder, String product, int version) throws IOException {
    write(folder, product, text(product, version).replace("- setBody:", "- setBodyy:"));
  }

  private void write(Path folder, String product, String text) throws IOException {
    Path file = route(folder, product);
    Path beside = file.resolveSibling("." + file.getFileName() + ".swp");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
