package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nobody asks for a port, lets it go and binds it later (decision 0127), not even a library for us.
 */
class PortsAreHeldTest {
  private static final Pattern ASKED_AND_LET_GO =
      Pattern.compile(
          "new (Datagram)?ServerSocket\\(\\s*0[^;{]*\\{\\s*(return|[\\w.]+ =) \\w+\\.getLocalPort\\(\\)");

  private static final Pattern CHOSEN_BY_ZONKY =
      Pattern.compile("EmbeddedPostgres\\.(start|builder)\\(\\)(?!\\s*\\.setPort\\()");

  @Test
  void noSourceAsksForAPortAndLetsItGo() throws IOException {
    List<Path> sources = sources();
    assertThat(sources).as("sources").hasSizeGreaterThan(500);
    assertThat(sources.stream().flatMap(each -> found(ASKED_AND_LET_GO, each)))
        .as("a port that is let go before it is bound; fix: bind to 0 and ask, or HeldPort")
        .isEmpty();
    assertThat(sources.stream().flatMap(each -> found(CHOSEN_BY_ZONKY, each)))
        .as("a server whose builder lets its port go; fix: setPort right after builder()")
        .isEmpty();
  }

  @Test
  void bothAreFoundWhereTheyAre() {
    assertThat(ASKED_AND_LET_GO.matcher("new ServerSocket(0, 1, lo)) {\n  return s.getLocalPort()"))
        .matches(Matcher::find);
    assertThat(CHOSEN_BY_ZONKY.matcher("EmbeddedPostgres.builder()\n  .start()"))
        .matches(Matcher::find);
    assertThat(CHOSEN_BY_ZONKY.matcher("EmbeddedPostgres.builder()\n  .setPort(1).start()"))
        .matches(each -> !each.find());
  }

  private static Stream<String> found(Pattern pattern, Path source) {
    String text = text(source);
    return pattern
        .matcher(text)
        .results()
        .map(
            each ->
                Installation.REPOSITORY.relativize(source)
                    + ":"
                    + (1 + text.substring(0, each.start()).lines().count())
                    + ": "
                    + each.group());
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> folders =
        Files.find(
            Installation.REPOSITORY,
            3,
            (path, attributes) -> path.endsWith("src") && attributes.isDirectory())) {
      return folders
          .flatMap(PortsAreHeldTest::files)
          .filter(each -> each.toString().endsWith(".java"))
          .filter(each -> !each.endsWith("PortsAreHeldTest.java"))
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
