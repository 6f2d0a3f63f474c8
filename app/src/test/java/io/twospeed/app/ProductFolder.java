package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of a product, or of mappings, as a test has them: copied from the repository, changed. */
final class ProductFolder {
  private ProductFolder() {}

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  static void replace(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  /**
   * A copy of account-view, under paths of its own, its examples too.
   *
   * @param below where it is made
   * @param name the product's
   */
  static Path accountView(Path below, String name) throws IOException {
    Path folder = Files.createTempDirectory(below, name).resolve(name);
    copy(Installation.REPOSITORY.resolve("routes/products/account-view"), folder);
    replace(
        folder.resolve("openapi.yaml"),
        "\npaths:\n",
        "\nservers: [{url: /" + name + "}]\npaths:\n");
    try (Stream<Path> examples = Files.list(folder.resolve("examples"))) {
      for (Path each : examples.toList()) {
        replace(each, "  path: /", "  path: /" + name + "/");
      }
    }
    return folder;
  }
}
