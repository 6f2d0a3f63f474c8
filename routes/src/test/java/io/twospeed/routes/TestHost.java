package io.twospeed.routes;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.routes.rehearsal.Rehearsal;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.settings.ReleaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A host with a {@link TestCore}, and in the place of the fast door a map. */
public final class TestHost implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  public static final Finding FINDING =
      new Finding("examples/a.yaml", 3, "this", "that", "mend it");

  public final TestCore core = new TestCore();
  public final Map<String, ApiProduct> published = new ConcurrentHashMap<>();
  public final ProductHost host;
  private final Path folder;

  public TestHost(Path folder) {
    this(folder, Set.of());
  }

  public TestHost(Path folder, Set<String> opened) {
    this(folder, opened, Rehearsal.none());
  }

  public TestHost(Path folder, Rehearsal rehearsal) {
    this(folder, Set.of(), rehearsal);
  }

  public TestHost(Path folder, ReleaseSettings releases) {
    this(folder, Set.of(), Rehearsal.none(), releases);
  }

  private TestHost(Path folder, Set<String> opened, Rehearsal rehearsal) {
    this(folder, opened, rehearsal, ReleaseSettings.defaults());
  }

  private TestHost(Path folder, Set<String> opened, Rehearsal rehearsal, ReleaseSettings releases) {
    this.folder = folder;
    this.host =
        new ProductHost(
            new HostSettings(
                folder,
                Map.of("core", core::component),
                core,
                opened,
                rehearsal,
                Duration.ofMillis(50),
                Clock.fixed(NOW, ZoneOffset.UTC),
                releases),
            product -> published.put(product.name(), product),
            published::remove);
  }

  /** A product's file, {@code greeting/openapi.yaml}. */
  public TestHost file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A whole product of one operation, {@code greet}, whose route has these steps. */
  public TestHost product(String name, String steps) {
    file(name + "/scenario.yaml", "label: \"1.0\"\nowner: tests\n");
    file(
        name + "/openapi.yaml",
        """
        openapi: 3.0.3
        info: {title: %s, version: "1.0"}
        paths:
          /%s/{name}:
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
        """
            .formatted(name, name));
    return file(
        name + "/" + name + ".camel.yaml",
        """
        - route:
            id: greet
            from:
              uri: direct:greet
              steps:
        """
            + steps.indent(8));
  }

  public Path folder() {
    return folder;
  }

  public ApiProduct live(String product) {
    ApiProduct live = published.get(product);
    if (live == null) {
      throw new AssertionError(product + " is not live: " + host.products());
    }
    return live;
  }

  CompletionStage<ApiReply> serve(String product, ApiRequest request) {
    return live(product).serve(request);
  }

  public ApiReply answer(String product, ApiRequest request) throws Throwable {
    return TestRequests.answer(serve(product, request));
  }

  /** The findings of the one product there is, as lines. */
  public List<String> findings() {
    return host.load().stream()
        .flatMap(status -> status.findings().stream())
        .map(Finding::toString)
        .toList();
  }

  @Override
  public void close() {
    host.close();
    core.close();
  }
}
