package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every sentence that a product's finding is made of stands in a test. That the test is a good one
 * this cannot tell; that somebody makes a new kind of finding and writes no test it does.
 */
class FindingsAreTestedTest {
  private static final List<String> MODULES = List.of("adapters/open-api", "routes", "app");
  private static final List<String> GATE =
      List.of(
          "adapters/open-api/src/main/java/io/twospeed/openapi",
          "routes/src/main/java/io/twospeed/routes",
          "app/src/main/java/io/twospeed/app/rehearsal");

  /** What makes a finding, or a broken promise that becomes one. */
  private static final Pattern MAKER =
      Pattern.compile(
          "\\b(Finding|finding|find|forbid|require(?!NonNull)\\w*|tooMuch|limit|type|add|\\w+RefusedException)\\(");

  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");

  @Test
  void eachSentenceOfAFindingStandsInATest() throws IOException {
    String tests =
        MODULES.stream()
            .flatMap(module -> files(Installation.REPOSITORY.resolve(module + "/src/test")))
            .filter(file -> file.toString().matches(".*\\.(java|txt)"))
            .map(FindingsAreTestedTest::text)
            .collect(Collectors.joining("\n"))
            .replace("\\\"", "\"");
    Set<String> sentences = new TreeSet<>();
    GATE.stream()
        .flatMap(folder -> files(Installation.REPOSITORY.resolve(folder)))
        .forEach(file -> collect(text(file), sentences));

    assertThat(sentences).as("sentences of findings").hasSizeGreaterThan(150);
    assertThat(sentences).as("in no test").filteredOn(each -> !tests.contains(each)).isEmpty();
  }

  private static void collect(String source, Set<String> sentences) {
    Matcher maker = MAKER.matcher(source);
    while (maker.find()) {
      String arguments = source.substring(maker.end(), endOfCall(source, maker.end()));
      LITERAL
          .matcher(arguments)
          .results()
          .flatMap(literal -> Stream.of(literal.group(1).split("%[sd]", -1)))
          .map(each -> each.replace("\\\"", "\""))
          .filter(each -> each.strip().contains(" "))
          .forEach(sentences::add);
    }
  }

  private static int endOfCall(String source, int begin) {
    Matcher next = Pattern.compile("[()]|" + LITERAL.pattern()).matcher(source);
    int open = 1;
    for (int at = begin; open > 0 && next.find(at); at = next.end()) {
      open += next.group().equals("(") ? 1 : next.group().equals(")") ? -1 : 0;
      if (open == 0) {
        return next.start();
      }
    }
    return source.length();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text with literals that go over several lines made one. */
  private static String text(Path file) {
    try {
      return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
