package io.twospeed.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The repository as a user has it after a build, in a folder of its own: the script, what it runs,
 * and the files an integrator edits. What the script runs is what this test runs with.
 */
final class Program {
  private static final String OWN_JAR = "twospeed-app-0.1.0-SNAPSHOT.jar";

  private final Path root;

  private Program(Path root) {
    this.root = root;
  }

  static Program in(Path root) throws IOException {
    Path lib = Files.createDirectories(root.resolve("app/target/lib"));
    int number = 0;
    for (String each : System.getProperty("java.class.path").split(":", -1)) {
      Path entry = Path.of(each).toAbsolutePath();
      if (entry.endsWith("app/target/classes")) {
        jar(entry, root.resolve("app/target").resolve(OWN_JAR));
      } else if (Files.isRegularFile(entry)) {
        Files.createSymbolicLink(lib.resolve(number++ + "-" + entry.getFileName()), entry);
      } else if (entry.endsWith("target/classes")) {
        jar(entry, lib.resolve(number++ + ".jar"));
      }
    }
    for (String folder : List.of("routes/products", "mappings", "config", "docs/tools")) {
      copy(Installation.REPOSITORY.resolve(folder), root.resolve(folder));
    }
    Files.copy(
        Installation.REPOSITORY.resolve("twospeed"),
        root.resolve("twospeed"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(root.resolve("app/target/.built"));
    return new Program(root);
  }

  Path root() {
    return root;
  }

  /** Starts a verb, as from a shell in the root. */
  Started start(String... arguments) throws IOException {
    return Started.of(root, Stream.concat(Stream.of("./twospeed"), Stream.of(arguments)).toList());
  }

  /** With a folder of its own for what is temporary. */
  Started startWithTemporary(Path temporary, String... arguments) throws IOException {
    String options = "TWOSPEED_JAVA_OPTS=-Djava.io.tmpdir=" + temporary;
    return Started.of(
        root, Stream.concat(Stream.of("env", options, "./twospeed"), Stream.of(arguments)).toList());
  }

  /** With folders as entries of their own: migrations are found by theirs. */
  private static void jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(it -> !it.equals(classes)).toList()) {
        boolean folder = Files.isDirectory(each);
        out.putNextEntry(new JarEntry(classes.relativize(each) + (folder ? "/" : "")));
        if (!folder) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          each -> {
            try {
              Path target = to.resolve(from.relativize(each).toString());
              if (Files.isDirectory(each)) {
                Files.createDirectories(target);
              } else {
                Files.copy(each, target);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
