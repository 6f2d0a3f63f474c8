package io.twospeed.benchmarks.settlement;

import io.twospeed.benchmarks.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal's store, new and empty.
 *
 * @param postgres a server of its own with {@code fsync} on, or null
 */
record Store(Keeping keeping, Path data, @Nullable EmbeddedPostgres postgres)
    implements AutoCloseable {
  private static final String KEY =
      "benchmark:" + java.util.Base64.getEncoder().encodeToString(new byte[32]);

  static Store of(Keeping keeping) throws IOException {
    Path data = Files.createTempDirectory("benchmark-settlement");
    EmbeddedPostgres postgres =
        keeping == Keeping.POSTGRES
            ? EmbeddedPostgres.builder()
                .setPort(Ports.held())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()
            : null;
    return new Store(keeping, data, postgres);
  }

  /** The benchmark's own product, and one that reads. */
  Path products() throws IOException {
    Path products = data.resolve("products");
    for (Path product :
        List.of(
            Path.of("benchmarks", "products", "transfers"),
            Path.of("routes", "products", "account-view"))) {
      copy(product, products.resolve(product.getFileName()));
    }
    return products;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** As system properties of the process that keeps its journal there. */
  List<String> flags(List<String> more) {
    List<String> flags = new ArrayList<>(more);
    if (keeping == Keeping.OFF) {
      flags.add("-Dtwospeed.journal.off-for-benchmarks=true");
    }
    EmbeddedPostgres server = postgres;
    if (server != null) {
      flags.add("-Dtwospeed.journal.url=" + server.getJdbcUrl("postgres", "postgres"));
      flags.add("-Dtwospeed.journal.user=postgres");
      flags.add("-Dtwospeed.journal.keys[0]=" + KEY);
    }
    return flags;
  }

  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }
}
