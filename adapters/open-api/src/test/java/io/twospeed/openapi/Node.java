package io.twospeed.openapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Node.js, an engine of ECMA-262 that is not ours, where it is installed. */
public final class Node {
  private Node() {}

  /**
   * What a script of {@code src/test/resources/judges} writes for these lines.
   *
   * @param folder for what is in between
   */
  public static List<String> judge(String script, List<String> lines, Path folder)
      throws IOException, InterruptedException {
    List<String> escaped = lines.stream().map(Node::escaped).toList();
    Path in = Files.write(folder.resolve("in"), escaped, StandardCharsets.US_ASCII);
    Path out = folder.resolve("out");
    Process process =
        started(
            new ProcessBuilder("node", Path.of("src/test/resources/judges", script).toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile()));
    int ended = process.waitFor();
    String said = Files.readString(folder.resolve("err"));
    assumeTrue(!said.contains("Cannot find module"), "a module of the judge is not installed");
    if (ended != 0) {
      throw new IllegalStateException(script + " ended with " + ended + ": " + said);
    }
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  /** JSON in ASCII: halves of surrogate pairs too get there as they are. */
  private static String escaped(String json) {
    StringBuilder text = new StringBuilder();
    json.chars()
        .forEach(c -> text.append(c < 127 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return text.toString();
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException missing) {
      assumeTrue(false, "node is not installed");
      throw new IllegalStateException(missing);
    }
  }
}
