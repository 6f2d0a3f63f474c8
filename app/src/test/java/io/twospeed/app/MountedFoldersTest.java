package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder that is read, mounted as Kubernetes mounts a ConfigMap: the files in a folder with
 * the time in its name, {@code ..data} a link to it, each name a link through that.
 */
@Tag("slow")
class MountedFoldersTest {
  private static final List<String> FOLDERS =
      List.of("config", "mappings/core", "mappings/contracts");

  @TempDir Path root;

  @BeforeEach
  void mountAll() throws IOException {
    for (String folder : FOLDERS) {
      mount(folder, "..2026_11_24", Installation.REPOSITORY.resolve(folder));
    }
    try (Stream<Path> products = Files.list(Installation.REPOSITORY.resolve("routes/products"))) {
      for (Path product : products.filter(Files::isDirectory).toList()) {
        mount("routes/products/" + product.getFileName(), "..2026_11_24", product);
      }
    }
  }

  /** The files as another version of those that are mounted. */
  private void mount(String name, String stamp, Path files) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Program.copy(files, folder.resolve(stamp));
    Path turned = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(stamp));
    Files.move(turned, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    try (Stream<Path> entries = Files.list(files)) {
      for (Path each : entries.toList()) {
        Path link = folder.resolve(each.getFileName().toString());
        if (!Files.isSymbolicLink(link)) {
          Files.createSymbolicLink(link, Path.of("..data", each.getFileName().toString()));
        }
      }
    }
  }

  private Ran ran(String verb, Path root) {
    return Ran.of(
        verb,
        "--routes",
        root.resolve("routes").toString(),
        "--mappings",
        root.resolve("mappings").toString(),
        "--config",
        root.resolve("config").toString());
  }

  private static String counted(Ran ran) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    return ran.out().replaceAll("(?s).*?(\\d+ (?:core operations|of)[^,]*).*", "$1");
  }

  @Test
  void checkAndTestFindAsManyFilesAsInPlainFolders() {
    assertThat(counted(ran("check", root)))
        .isEqualTo(counted(ran("check", Installation.REPOSITORY)));
    assertThat(counted(ran("test", root))).isEqualTo(counted(ran("test", Installation.REPOSITORY)));
  }

  @Test
  void anExampleThatFailsIsRunAndKeepsItsVersionFromGoingLive() throws IOException {
    Path changed = root.resolve("changed");
    Program.copy(Installation.REPOSITORY.resolve("routes/products/account-view"), changed);
    Path example = changed.resolve("examples/balance.yaml");
    Files.writeString(example, Files.readString(example).replace("4912.25", "4912.26"));
    try (Installation twospeed =
        Installation.start(
            root.resolve("data"),
            "--twospeed.routes=" + root.resolve("routes/products"),
            "--twospeed.mappings=" + root.resolve("mappings"),
            "--twospeed.sandbox.rehearse=true")) {
      String products = twospeed.operations("/admin/products/account-view");
      assertThat(Installation.get(products).body())
          .contains("\"state\":\"LIVE\"")
          .containsPattern("[1-9]\\d* of [1-9]\\d* examples");
      mount("routes/products/account-view", "..2026_11_25", changed);
      await("the failing example is run")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(Installation.get(products).body())
                      .contains(
                          "\"state\":\"REFUSED\"", "\"state\":\"LIVE\"", "examples/balance.yaml"));
    }
  }

  @Test
  void mappingsBehindALinkThatIsTurnedComeIntoForce() throws IOException {
    try (Installation twospeed =
        Installation.start(
            root.resolve("data"),
            "--twospeed.routes=" + root.resolve("routes/products"),
            "--twospeed.mappings=" + root.resolve("mappings"))) {
      String mappings = twospeed.operations("/admin/mappings");
      String before = Installation.get(mappings).body();
      Path changed = root.resolve("changed");
      Program.copy(Installation.REPOSITORY.resolve("mappings/core"), changed);
      Path operation = changed.resolve("accounts.balance/operation.yaml");
      Files.writeString(operation, Files.readString(operation) + "\n# another\n");
      mount("mappings/core", "..2026_11_25", changed);
      await("another state of the mappings")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(Installation.get(mappings).body().replaceAll("\"since\":[^,}]*", ""))
                      .isNotEqualTo(before.replaceAll("\"since\":[^,}]*", "")));
    }
  }
}
