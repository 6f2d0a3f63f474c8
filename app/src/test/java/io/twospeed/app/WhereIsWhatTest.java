package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md points to is there. */
class WhereIsWhatTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `([^`]+/[^`]*)` \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.\\w+)?`");

  @Test
  void everyPlaceOfTheTableIsThere() throws IOException {
    List<String> places = found(ROW);
    assertThat(places).hasSizeGreaterThanOrEqualTo(30);
    assertThat(places)
        .allSatisfy(each -> assertThat(Installation.REPOSITORY.resolve(each)).exists());
  }

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    Set<String> files = javaFiles();
    assertThat(found(TEST)).isNotEmpty().allSatisfy(each -> assertThat(files).contains(each));
  }

  private static Set<String> javaFiles() throws IOException {
    try (Stream<Path> all = Files.walk(Installation.REPOSITORY)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> found(Pattern pattern) throws IOException {
    String page = Files.readString(Installation.REPOSITORY.resolve("CONTRIBUTING.md"));
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(page);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
