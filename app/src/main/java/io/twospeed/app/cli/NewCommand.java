package io.twospeed.app.cli;

import io.twospeed.app.findings.Refused;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    description = "Begins something new from what is there: a folder that is valid at once.",
    subcommands = {
      NewOperationCommand.class,
      NewProductCommand.class,
      CommandLine.HelpCommand.class
    })
public final class NewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new Refused(
        "twospeed new: names nothing to begin; expected one of "
            + String.join(", ", spec.subcommands().keySet())
            + "; fix: see ./twospeed help new");
  }
}
