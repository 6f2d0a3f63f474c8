package io.twospeed.routes.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the products in a folder. */
public final class ProductFolders {
  private ProductFolders() {}

  /**
   * Every product's folder in this one, by name.
   *
   * @throws IllegalArgumentException where there is no such folder
   */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "No folder '%s' of products; expected one folder per product in it; fix: --routes DIR"
              .formatted(folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(ProductFolders::isProduct).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder itself where it is a product, else those in it. */
  public static List<Path> of(Path folder) {
    boolean product =
        Files.exists(folder.resolve(ProductFiles.SCENARIO_FILE))
            || Files.exists(folder.resolve(ProductFiles.CONTRACT_FILE));
    return product ? List.of(folder) : in(folder);
  }

  public static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  private static boolean isProduct(Path entry) {
    return Files.isDirectory(entry) && !name(entry).startsWith(".");
  }
}
