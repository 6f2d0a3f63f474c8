package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --watch}, as a process of its own: a verdict at once, and one at each save. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CheckWatchTest {
  @TempDir Path folder;

  private Process watch(Path product) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=quiet-logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            "io.twospeed.app.Twospeed",
            "check",
            "--watch",
            product.toString(),
            "--mappings",
            Installation.REPOSITORY.resolve("mappings").toString(),
            "--config",
            Installation.REPOSITORY.resolve("config").toString())
        .redirectErrorStream(true)
        .start();
  }

  private void save(Path file, String text) throws IOException {
    Path beside = Files.writeString(folder.resolve("saved.tmp"), text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String withoutTime(String line) {
    assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d .*");
    return line.substring("10:31:07 ".length());
  }

  @Test
  void printsTheVerdictAnewAtEachSaveUntilItIsEnded() throws Exception {
    assertThat(Ran.of("new", "product", "trip-pot", "--routes", folder.toString()).exit()).isZero();
    Path product = folder.resolve("trip-pot");
    Path scenario = product.resolve("scenario.yaml");
    String fine = Files.readString(scenario);
    String checked = "13 core operations (47 examples), products in " + product + ": ";
    Process check = watch(product);
    try (BufferedReader lines = check.inputReader(StandardCharsets.UTF_8)) {
      assertThat(withoutTime(lines.readLine())).isEqualTo(checked + "no findings");

      save(scenario, "colour: blue\n" + fine);

      assertThat(withoutTime(lines.readLine())).isEqualTo(checked + "1 finding");
      assertThat(lines.readLine())
          .isEqualTo(
              scenario
                  + ":1: unknown key 'colour'; expected one of [breaks, description, label,"
                  + " leave-standing, owner]; fix: remove the key or correct its spelling");

      save(scenario, "colour: blue\nshape: round\n" + fine);

      assertThat(withoutTime(lines.readLine())).isEqualTo(checked + "2 findings");
      assertThat(lines.readLine()).contains(":1: unknown key 'colour'");
      assertThat(lines.readLine()).contains(":2: unknown key 'shape'");

      save(scenario, fine);

      assertThat(withoutTime(lines.readLine())).isEqualTo(checked + "no findings");
      assertThat(check.isAlive()).as("it goes on").isTrue();
    } finally {
      check.destroy();
      assertThat(check.waitFor(60, TimeUnit.SECONDS)).as("it ends when it is told to").isTrue();
    }
  }
}
