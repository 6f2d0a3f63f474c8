package io.twospeed.app;

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
      DecodeCommand.class,
      DiffCommand.class,
      EncodeCommand.class,
      NewCommand.class,
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
            .setParameterExceptionHandler(Complaints::parameters)
            .setExecutionExceptionHandler(
                (failure, verb, parsed) -> Complaints.execution(failure, verb));
    try {
      return line.execute(args.length == 0 ? HELP : args);
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return Complaints.execution(failure, line);
    }
  }

  private static final String[] HELP = {"help"};
}
