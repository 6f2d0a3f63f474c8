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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/tools.md, run as they stand there, print what the page says they print. */
class ToolsPageTest {
  private static final Pattern RUN =
      Pattern.compile("```console\\n\\$ \\./twospeed ([^\\n]+)\\n(.*?)```", Pattern.DOTALL);
  private static final Set<String> OF_FOLDERS = Set.of("check", "new", "diff");

  @TempDir Path folder;

  /** Of one command: each is shown what the repository holds, and not what another one made. */
  private Path repository = Path.of("");

  @Test
  void printsWhatItSays() throws IOException {
    Matcher run = RUN.matcher(Files.readString(Installation.REPOSITORY.resolve("docs/tools.md")));
    int runs = 0;
    while (run.find()) {
      repository = folder.resolve("run" + ++runs);
      copy(Installation.REPOSITORY.resolve("mappings"), repository.resolve("mappings"));
      copy(Installation.REPOSITORY.resolve("docs/tools"), repository.resolve("docs/tools"));
      assertThat(printed(run.group(1))).as(run.group(1)).isEqualTo(run.group(2));
    }
    assertThat(runs).as("commands in docs/tools.md").isEqualTo(6);
  }

  private String printed(String command) throws IOException {
    String[] parts = command.split(" > ", -1);
    List<String> arguments = new ArrayList<>();
    for (String word : parts[0].split(" ", -1)) {
      boolean file = word.matches("/tmp/.*|(mappings|docs)/.*");
      arguments.add(file ? file(word) : word);
    }
    if (OF_FOLDERS.contains(arguments.get(0))) {
      arguments.addAll(List.of("--mappings", file("mappings")));
      arguments.addAll(List.of("--config", Installation.REPOSITORY.resolve("config").toString()));
    }
    if (arguments.get(0).equals("diff") || arguments.get(0).equals("check")) {
      arguments.addAll(List.of("--routes", Installation.REPOSITORY.resolve("routes").toString()));
    }
    Ran ran = Ran.of(arguments);
    if (parts.length > 1) {
      Files.write(Path.of(file(parts[1])), ran.bytes());
      return ran.err();
    }
    return (ran.out() + ran.err()).replace(folder + "/tmp/", "/tmp/").replace(repository + "/", "");
  }

  private String file(String name) throws IOException {
    Path file = name.startsWith("/") ? folder.resolve(name.substring(1)) : repository.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return file.normalize().toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file :
          files
              .filter(
                  each ->
                      !each.startsWith(from.resolve("src"))
                          && !each.startsWith(from.resolve("target")))
              .toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
