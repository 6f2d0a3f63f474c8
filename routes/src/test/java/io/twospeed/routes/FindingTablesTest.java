package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in src/test/resources/findings: what is written into a good product, and all that it
 * is refused for, word for word. A case begins with {@code ==} and its name; a file, or the route's
 * {@code steps}, with {@code --}; a finding with {@code ->}.
 */
class FindingTablesTest {
  private static final Path TABLES = Path.of("src/test/resources/findings");
  private static final String FINE = "- setBody: {constant: '{}'}";

  record Case(String name, Map<String, String> files, List<String> findings) {
    static Case read(String text) {
      Map<String, String> files = new LinkedHashMap<>();
      List<String> findings = new ArrayList<>();
      List<String> lines = text.lines().toList();
      String file = "";
      for (String line : lines.subList(1, lines.size())) {
        if (line.startsWith("-- ")) {
          file = line.substring(3);
        } else if (line.startsWith("-> ")) {
          findings.add(line.substring(3));
        } else if (findings.isEmpty()) {
          files.merge(file, line + "\n", String::concat);
        }
      }
      return new Case(lines.get(0).strip(), files, findings);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> tables = Files.list(TABLES)) {
      for (Path table : tables.sorted().toList()) {
        Stream.of(Files.readString(table).split("(?m)^==", -1))
            .skip(1)
            .map(Case::read)
            .forEach(cases::add);
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedWithTheseWords(Case broken, @TempDir Path folder) {
    try (TestHost test = new TestHost(folder)) {
      test.core.answering("accounts.balance", "{}");
      test.product("p", broken.files().getOrDefault("steps", FINE));
      broken.files().forEach((name, text) -> write(test, name, text));

      assertThat(test.findings()).containsExactlyElementsOf(broken.findings());
    }
  }

  private static void write(TestHost test, String name, String text) {
    if (!name.equals("steps")) {
      test.file("p/" + name, text);
    }
  }
}
