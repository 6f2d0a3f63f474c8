package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/product-in-ten-minutes.md, pasted step by step as it stands there. */
@Tag("slow")
class TenMinutesTest {
  private static final Path PAGE =
      Installation.REPOSITORY.resolve("docs/product-in-ten-minutes.md");
  private static final Pattern STEP =
      Pattern.compile("```console\\n\\$ (.*?)\\n```", Pattern.DOTALL);
  private static final Pattern CURL = Pattern.compile("curl -s localhost:(8080|8081)(\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The repository, as far as the page needs it. */
  @TempDir Path folder;

  @TempDir Path data;
  private @Nullable Installation up;

  @AfterEach
  void stop() {
    if (up != null) {
      up.close();
    }
  }

  @Test
  void everyStepDoesWhatThePageSays() throws IOException {
    Files.createDirectories(folder.resolve("routes/products"));
    Files.createSymbolicLink(
        folder.resolve("mappings"), Installation.REPOSITORY.resolve("mappings"));
    Files.createSymbolicLink(folder.resolve("config"), Installation.REPOSITORY.resolve("config"));
    Matcher step = STEP.matcher(Files.readString(PAGE));
    int steps = 0;
    while (step.find()) {
      steps++;
      take(step.group(1));
    }
    assertThat(steps).as("steps of the page").isEqualTo(21);
  }

  private void take(String step) throws IOException {
    String[] parts = step.split("\n", 2);
    String printed = parts.length == 1 ? "" : parts[1] + "\n";
    Matcher curl = CURL.matcher(parts[0]);
    if (parts[0].equals("./twospeed up")) {
      up =
          Installation.start(
              data,
              "--twospeed.sandbox.rehearse=true",
              "--twospeed.routes=" + folder.resolve("routes/products"));
    } else if (parts[0].startsWith("./twospeed ")) {
      assertPrints(twospeed(parts[0].substring("./twospeed ".length())), printed, parts[0]);
    } else if (curl.matches()) {
      ask(curl.group(1).equals("8080"), curl.group(2), printed.strip());
    } else {
      shell(step);
    }
  }

  private Installation running() {
    return Objects.requireNonNull(up, "nothing is up yet");
  }

  private String twospeed(String verb) {
    List<String> words = new ArrayList<>();
    for (String word : verb.split(" ", -1)) {
      words.add(word.startsWith("routes/") ? folder.resolve(word).toString() : word);
    }
    if (words.get(0).equals("rollback")) {
      words.addAll(List.of("--to", running().operations("")));
      return Ran.of(words).out();
    }
    words.addAll(List.of("--routes", folder.resolve("routes").toString()));
    if (!words.get(0).equals("new")) {
      words.addAll(List.of("--mappings", folder.resolve("mappings").toString()));
      words.addAll(List.of("--config", folder.resolve("config").toString()));
    }
    Ran ran = Ran.of(words);
    return (ran.out() + ran.err()).replace(folder + "/", "");
  }

  /** What is saved goes live by itself: in a moment, not at once. */
  private void ask(boolean channels, String path, String printed) {
    String url = channels ? running().channels(path) : running().operations(path);
    await("the answer of " + path)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = Installation.get(url);
              assertPrints(answer.body(), printed, url);
            });
  }

  /** What the page leaves out it marks: what stands around the marks is there, in this order. */
  private static void assertPrints(String actual, String shown, String what) {
    if (shown.contains("…")) {
      List<String> pieces = List.of(shown.split("…", -1));
      assertThat(actual).as(what).containsSubsequence(pieces.stream().map(String::strip).toList());
    } else {
      assertThat(stable(actual)).as(what).isEqualTo(stable(shown));
    }
  }

  private void shell(String command) throws IOException {
    Process shell =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(shell.waitFor()).as(command + ": " + output).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Without what differs from run to run, and without what this process logs meanwhile. */
  private static String stable(String printed) {
    return printed
        .replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d+ [A-Z]+ .*\n", "")
        .replaceAll(" +\\d+ ms", " N ms")
        .replaceAll("in \\d+\\.\\d s", "in N s");
  }
}
