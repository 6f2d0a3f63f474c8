package io.twospeed.app;

import io.twospeed.app.cli.CheckCommand;
import io.twospeed.app.cli.Complaints;
import io.twospeed.app.cli.DecodeCommand;
import io.twospeed.app.cli.DeployCommand;
import io.twospeed.app.cli.DiffCommand;
import io.twospeed.app.cli.EncodeCommand;
import io.twospeed.app.cli.NewCommand;
import io.twospeed.app.cli.RollbackCommand;
import io.twospeed.app.cli.SimulatorCommand;
import io.twospeed.app.cli.TestCommand;
import io.twospeed.app.cli.UpCommand;
import io.twospeed.app.cli.options.StandardOutput;
import io.twospeed.app.cli.options.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one verb a class. Exit 0, or 2 with findings on standard error, one a line. */
@Command(
    name = "twospeed",
    description = "The layer between a bank's old core and its new channels.",
    subcommands = {
      UpCommand.class,
      SimulatorCommand.class,
      CheckCommand.class,
      DeployCommand.class,
      RollbackCommand.class,
      DecodeCommand.class,
      DiffCommand.class,
      EncodeCommand.class,
      NewCommand.class,
      TestCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {"", "Start here:  ./twospeed up", "Each verb:   ./twospeed help VERB"})
public final class Twospeed {

  private Twospeed() {}

  /** Runs one verb; the process lives on where the verb started a server. */
  public static void main(String[] args) {
    StandardOutput.useUtf8();
    int exit = execute(args);
    if (exit != Verb.RUNNING) {
      System.exit(exit);
    }
  }

  static int execute(String... args) {
    CommandLine line =
        new CommandLine(new Twospeed())
            .setExpandAtFiles(false)
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler(Complaints::parameters)
            .setExecutionExceptionHandler(
                (failure, verb, parsed) -> Complaints.execution(failure, verb));
    try {
      return line.execute(asked(args));
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return Complaints.execution(failure, line);
    }
  }

  /**
   * Help in every way it is asked for: nothing, {@code help new operation}, {@code diff --help}.
   */
  private static String[] asked(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean help = words.isEmpty() || words.get(0).equals("help");
    int flag = Math.max(words.indexOf("--help"), words.indexOf("-h"));
    if (!help && flag < 0) {
      return args;
    }
    List<String> verbs = words.subList(help && !words.isEmpty() ? 1 : 0, words.size());
    verbs.removeIf(each -> each.startsWith("-"));
    verbs.add(verbs.size() > 1 && verbs.get(0).equals("new") ? 1 : 0, "help");
    int most = verbs.get(0).equals("help") ? 2 : 3;
    return verbs.stream().limit(most).toArray(String[]::new);
  }
}
