package io.twospeed.suite.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The files that the app runs on: the repository's own, with the suite's products and settings
 * beside them, and with shorter waits for the core, so that a lost reply costs little time.
 *
 * @param folder that holds config/, mappings/ and products/
 */
record Installation(Path folder) {
  private static final String SHORTER = "timeout: 800ms";

  static Installation in(Path folder, Path repository) {
    Path suite = repository.resolve("settlement-suite");
    copy(repository.resolve("config"), folder.resolve("config"));
    copy(suite.resolve("config"), folder.resolve("config"));
    copy(repository.resolve("mappings/core"), folder.resolve("mappings/core"));
    copy(suite.resolve("mappings/core"), folder.resolve("mappings/core"));
    copy(repository.resolve("mappings/contracts"), folder.resolve("mappings/contracts"));
    copy(
        repository.resolve("routes/products/instalment-purchase"),
        folder.resolve("products/instalment-purchase"));
    copy(suite.resolve("products"), folder.resolve("products"));
    hurry(folder.resolve("mappings/core"));
    return new Installation(folder);
  }

  Path config() {
    return folder.resolve("config");
  }

  Path mappings() {
    return folder.resolve("mappings");
  }

  Path products() {
    return folder.resolve("products");
  }

  private static void hurry(Path operations) {
    try (Stream<Path> files = Files.walk(operations)) {
      for (Path each : files.filter(path -> path.endsWith("operation.yaml")).toList()) {
        Files.writeString(each, Files.readString(each).replaceFirst("(?m)^timeout: .*$", SHORTER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
