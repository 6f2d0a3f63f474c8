package io.twospeed.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The repository as a user has it after a build, in a folder of its own: the script, what it runs,
 * and the files an integrator edits. What the script runs is what this test runs with.
 */
public final class Program {
  private static final String OWN_JAR = "twospeed-app-0.1.0-SNAPSHOT.jar";

  private final Path root;

  private Program(Path root) {
    this.root = root;
  }

  public static Program in(Path root) throws IOException {
    Path target = Files.createDirectories(root.resolve("app/target"));
    onTheClassPathOfThisTest(target.resolve(OWN_JAR));
    for (String folder : List.of("routes/products", "mappings", "config", "docs/tools")) {
      copy(Installation.REPOSITORY.resolve(folder), root.resolve(folder));
    }
    Files.copy(
        Installation.REPOSITORY.resolve("twospeed"),
        root.resolve("twospeed"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(target.resolve(".built"));
    // Else each short verb first runs every product's tests, to train an archive of classes.
    Files.createFile(target.resolve("verbs.jsa"));
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
  public Started startWithTemporary(Path temporary, String... arguments) throws IOException {
    String options = "TWOSPEED_JAVA_OPTS=" + Started.QUICK + " -Djava.io.tmpdir=" + temporary;
    return Started.of(
        root,
        Stream.concat(Stream.of("env", options, "./twospeed"), Stream.of(arguments)).toList());
  }

  /** A jar that names what is elsewhere: nothing is copied. */
  private static void onTheClassPathOfThisTest(Path jar) throws IOException {
    String entries =
        Stream.of(System.getProperty("java.class.path").split(":", -1))
            .map(each -> Path.of(each).toUri().toString())
            .filter(each -> !each.endsWith("/test-classes/"))
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, entries);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  public static void copy(Path from, Path to) throws IOException {
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
