package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.core.CoreFiles;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.settings.ConfiguredSystems;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.routes.FileWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = {
      "Checks core operations with their examples, and products, without starting them.",
      "All findings at once, one a line: FILE:LINE: what; expected ...; fix: ...",
      "Exit 0 without findings, 2 with."
    })
public final class CheckCommand implements Callable<Integer> {
  /** As an installation follows its folders unless config says otherwise. */
  private static final Duration QUIET = Duration.ofMillis(200);

  private static final Duration POLL = Duration.ofSeconds(2);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Clock clock = Clock.system(ZoneId.systemDefault());

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--watch",
      description = {
        "prints the verdict, and prints it anew at each save, until Ctrl-C:",
        "the time, what was checked, and the findings below, all on standard output"
      })
  private boolean watch;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = {
        "a product, a folder of products, a mappings folder, one core operation's folder,",
        "or a folder of routes/ and mappings/ (default: all there is)"
      })
  private @Nullable String named;

  @Override
  public Integer call() {
    CheckedFiles files = chosen();
    return watch ? follow(files) : told(files.verdict());
  }

  private CheckedFiles chosen() {
    Map<String, CodecOptions> systems = ConfiguredSystems.read(folders.config());
    Path folder = named == null ? null : InputFile.path(named);
    if (folder == null) {
      return CheckedFiles.of(folders.mappings(), folders.products(), systems);
    }
    if (!Files.isDirectory(folder)) {
      throw new Refused(
          named
              + ":0: no such folder; expected a product, a core operation, or a folder of them;"
              + " fix: name one");
    }
    if (CoreFiles.isOperation(folder)) {
      return CheckedFiles.ofOperation(folder.toAbsolutePath().normalize(), systems);
    }
    if (CoreFiles.isMappings(folder)) {
      return CheckedFiles.ofMappings(folder, systems);
    }
    if (Files.isDirectory(folder.resolve("mappings"))
        && Files.isDirectory(folder.resolve("routes"))) {
      return CheckedFiles.of(
          folder.resolve("mappings"), folder.resolve("routes/products"), systems);
    }
    return CheckedFiles.of(folders.mappings(), folder, systems);
  }

  private static int told(CheckVerdict verdict) {
    Verb.warn(verdict.warnings());
    if (!verdict.findings().isEmpty()) {
      return Verb.refuse(verdict.findings());
    }
    System.out.println(verdict.line());
    return Verb.OK;
  }

  private int follow(CheckedFiles files) {
    FileWatch watched =
        FileWatch.ofReader(
            "check",
            files.named(),
            files.folders(),
            files::verdict,
            this::tellAtThisTime,
            QUIET,
            POLL);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      watched.close();
    }
    return Verb.OK;
  }

  private void tellAtThisTime(CheckVerdict verdict) {
    System.out.println(TIME.format(LocalTime.now(clock)) + " " + verdict.line());
    verdict.warnings().forEach(each -> System.out.println("warning: " + each));
    verdict.findings().forEach(System.out::println);
  }
}
