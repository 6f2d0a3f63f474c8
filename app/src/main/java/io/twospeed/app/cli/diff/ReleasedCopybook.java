package io.twospeed.app.cli.diff;

import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copybook of contracts/ as it would be with a release of itself, or of a file it COPYs. */
final class ReleasedCopybook {
  private final Path mappings;
  private final Set<String> stems;

  /**
   * For a release.
   *
   * @param names the file's names, of which one is in contracts/
   */
  ReleasedCopybook(Path mappings, Set<String> names) {
    this.mappings = mappings;
    this.stems = names.stream().map(ReleasedCopybook::stem).collect(Collectors.toSet());
  }

  Copybook read(Path contract, Path release, CodecOptions options) {
    if (stems.contains(stem(contract.toString()))) {
      return Copybook.read(release, options);
    }
    try {
      return included(contract, release, options);
    } catch (IOException e) {
      throw new Refused(
          "%s:0: cannot be read with what it COPYs (%s); expected readable files; fix: check their permissions"
              .formatted(Shown.path(contract), e.getClass().getSimpleName()));
    }
  }

  /** Files it COPYs are found beside it: so all of contracts/ is laid beside the release. */
  private Copybook included(Path contract, Path release, CodecOptions options) throws IOException {
    Path folder = Files.createTempDirectory("twospeed-diff");
    try {
      for (Path file : files(mappings.resolve("contracts"))) {
        Path source = stems.contains(stem(file.toString())) ? release : file;
        Files.copy(source, folder.resolve(String.valueOf(file.getFileName())));
      }
      return Copybook.read(folder.resolve(String.valueOf(contract.getFileName())), options);
    } finally {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).toUpperCase(Locale.ROOT);
  }
}
