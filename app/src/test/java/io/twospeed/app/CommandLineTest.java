package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a person meets it: what it prints, and how it ends. */
class CommandLineTest {
  private static final Path ROUTES = Installation.REPOSITORY.resolve("routes");
  private static final Path MAPPINGS = Installation.REPOSITORY.resolve("mappings");

  @TempDir Path folder;

  @Test
  void helpNamesEveryVerb() {
    Ran help = run("help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("up", "simulator", "check", "help", "./twospeed up");
  }

  @Test
  void helpIsGivenHoweverItIsAskedFor() {
    String diff = run("help", "diff").out();
    assertThat(diff).startsWith("Usage: twospeed diff ").contains("Exit code: 0 compatible");
    assertThat(run("diff", "--help").out()).isEqualTo(diff);
    assertThat(run("diff", "old.cpy", "-h").out()).isEqualTo(diff);
    String operation = run("help", "new", "operation").out();
    assertThat(operation).startsWith("Usage: twospeed new operation ");
    assertThat(run("new", "operation", "a.b", "--help").out()).isEqualTo(operation);
    assertThat(run("help", "new").out()).contains("Writes a core operation's folder");
    assertThat(run().out()).isEqualTo(run("help").out()).contains("decode", "diff", "new");
    assertThat(run("--help").out()).isEqualTo(run("help").out());
    assertThat(run("help", "nothing").exit()).isEqualTo(2);
  }

  @Test
  void anUnknownVerbEndsWithTwo() {
    Ran unknown = run("simulate");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("simulate");
  }

  @Test
  void checkFindsNothingWrongWithTheRepository() {
    Ran check = run("check", "--routes", ROUTES.toString(), "--mappings", MAPPINGS.toString());
    assertThat(check.err()).isEmpty();
    assertThat(check.exit()).isZero();
    assertThat(check.out()).contains("13 core operations").contains("no findings");
  }

  @Test
  void checkTellsEveryFindingOfEveryFileAndEndsWithTwo() throws IOException {
    Path products = copy(ROUTES.resolve("products"), folder.resolve("products"));
    Path view = products.resolve("account-view/account-view.camel.yaml");
    Files.writeString(
        view, Files.readString(view).replace("core:accounts.balance", "core:accounts.balanse"));
    Path purchase = products.resolve("instalment-purchase/scenario.yaml");
    Files.writeString(purchase, Files.readString(purchase) + "\ncolour: blue\n");

    Ran check = run("check", "--mappings", MAPPINGS.toString(), products.toString());

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err())
        .contains("account-view/account-view.camel.yaml:")
        .contains("'accounts.balanse'")
        .contains("instalment-purchase/scenario.yaml:")
        .contains("colour")
        .contains("; expected ")
        .contains("; fix: ");
  }

  @Test
  void aFolderThatIsNotThereIsAFindingAndNoStackTrace() {
    Ran check = run("check", "--mappings", MAPPINGS.toString(), folder.resolve("none").toString());
    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).contains("no such folder").doesNotContain("\tat ");
  }

  @Test
  void upRefusesAConfigWithoutSettings() {
    Ran up = run("up", "--config", folder.toString());
    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err()).contains("application.yaml:0: no settings").contains("fix: ");
  }

  @Test
  void upRefusesSettingsItDoesNotKnowWithFileAndLine() throws IOException {
    String settings =
        Files.readString(Installation.REPOSITORY.resolve("config/application.yaml"))
            .replace("    deadline: 10s ", "    dedline: 10s ");
    Files.writeString(folder.resolve("application.yaml"), settings);

    Ran up = run("up", "--config", folder.toString(), "--data", folder.resolve("d").toString());

    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err()).contains("application.yaml").contains("dedline").doesNotContain("\tat ");
  }

  @Test
  void upRefusesEverySettingThatDoesNotFitAtOnce() throws IOException {
    String settings =
        Files.readString(Installation.REPOSITORY.resolve("config/application.yaml"))
            .replace("max-concurrent: 10000", "max-concurrent: 0")
            .replace("instance: local ", "instance: not/a/name ");
    Files.writeString(folder.resolve("application.yaml"), settings);

    Ran up = run("up", "--config", folder.toString(), "--data", folder.resolve("d").toString());

    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err())
        .contains("maxConcurrent")
        .contains("instance")
        .contains("1 to 20 letters, digits, dots or hyphens");
  }

  private static Ran run(String... arguments) {
    return Ran.of(arguments);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
