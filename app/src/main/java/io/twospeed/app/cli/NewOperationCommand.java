package io.twospeed.app.cli;

import io.twospeed.app.cli.options.CodecSettings;
import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.core.CoreFiles;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import io.twospeed.app.settings.ConfiguredSystems;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.scaffold.OperationScaffold;
import io.twospeed.mappings.operation.scaffold.WsdlChoice;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "operation",
    description = {
      "Writes a core operation's folder from a copybook or a WSDL.",
      "mappings/core/NAME then has operation.yaml, mappings that name every field, and JSON Schemas of",
      "the canonical bodies, and passes ./twospeed check.",
      "Nothing that is there is overwritten; contracts/ is only read."
    },
    footer = {
      "",
      "Examples:",
      "  ./twospeed new operation accounts.look --copybook ACCTBAL.cpy --queue CORE.ACCT.BAL",
      "  ./twospeed new operation loans.quote --wsdl loans.wsdl --soap SimulateLoan"
          + " --system core-loans"
    })
final class NewOperationCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();
  @Mixin private CodecSettings settings = new CodecSettings();

  @Parameters(paramLabel = "NAME", description = "its name and its folder's: accounts.balance")
  private String name = "";

  @Option(names = "--copybook", paramLabel = "FILE", description = "a copybook in contracts/")
  private @Nullable String copybook;

  @Option(
      names = "--request",
      paramLabel = "RECORD",
      description = "level-01 name (default: the first of two, or the only one)")
  private @Nullable String request;

  @Option(
      names = "--response",
      paramLabel = "RECORD",
      description = "level-01 name (default: the second of two, or the only one)")
  private @Nullable String response;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "where the core takes requests")
  private @Nullable String queue;

  @Option(
      names = "--wsdl",
      paramLabel = "FILE",
      description = "a WSDL in contracts/, by its path there: acme/loans.wsdl")
  private @Nullable String wsdl;

  @Option(names = "--soap", paramLabel = "OPERATION", description = "an operation of the WSDL")
  private @Nullable String soap;

  @Option(
      names = "--port",
      paramLabel = "NAME",
      description = "where several have the operation: a port, a binding or a port type")
  private String port = "";

  @Option(
      names = "--input",
      paramLabel = "NAME",
      description = "where the operation is overloaded: its input's name")
  private String input = "";

  @Option(
      names = "--system",
      paramLabel = "NAME",
      defaultValue = "core-banking",
      description = "a core system of config (default: ${DEFAULT-VALUE})")
  private String system = "";

  @Option(
      names = "--effect",
      paramLabel = "reads|changes",
      defaultValue = "reads",
      description = "what it does to the core (default: ${DEFAULT-VALUE})")
  private String effect = "";

  @Override
  public Integer call() throws IOException {
    Effect told = effect();
    OperationScaffold scaffold;
    try {
      scaffold = scaffold().effect(told).codec(settings.byName());
    } catch (IllegalArgumentException e) {
      throw new Refused("twospeed new operation: " + e.getMessage());
    }
    Path folder;
    try {
      folder = scaffold.writeTo(folders.mappings());
    } catch (FileAlreadyExistsException e) {
      throw new Refused(
          "%s:0: is there already; expected a name that is free; fix: choose another, or delete the folder"
              .formatted(e.getFile()));
    }
    CoreFiles core = new CoreFiles(folders.mappings(), ConfiguredSystems.read(folders.config()));
    core.checkOnly(name);
    if (!core.findings().isEmpty()) {
      scaffold.takeBack();
      return Verb.refuse(core.findings());
    }
    tell(folder, scaffold);
    return Verb.OK;
  }

  private Effect effect() {
    return switch (effect) {
      case "reads" -> Effect.READS;
      case "changes" -> Effect.CHANGES;
      default ->
          throw new Refused(
              "twospeed new operation: --effect "
                  + effect
                  + "; expected reads or changes; fix: changes where the core books anything");
    };
  }

  private OperationScaffold scaffold() {
    if (copybook != null && queue != null && wsdl == null && soap == null) {
      return ofCopybook(copybook, queue);
    }
    if (wsdl != null && soap != null && copybook == null && queue == null) {
      return OperationScaffold.ofWsdl(
          name, system, contracts(), new WsdlChoice(wsdl(wsdl), soap, port, input));
    }
    throw new Refused(
        "twospeed new operation: cannot tell how it travels; expected --copybook with --queue, or"
            + " --wsdl with --soap; fix: give one of the two pairs");
  }

  private OperationScaffold ofCopybook(String file, String to) {
    Path contract = contract(file);
    Copybook read = Copybook.read(contract, settings.options());
    Verb.warn(read.warnings());
    List<String> records = read.records();
    if ((request == null || response == null) && records.size() > 2) {
      throw new Refused(
          "%s:0: has %d records; expected to be told which; fix: --request and --response with two of %s"
              .formatted(Shown.path(contract), records.size(), String.join(", ", records)));
    }
    List<String> chosen =
        List.of(
            request == null ? records.get(0) : request,
            response == null ? records.get(records.size() - 1) : response);
    return OperationScaffold.ofCopybook(name, system, contract, chosen, to, settings.options());
  }

  private Path contracts() {
    return folders.mappings().resolve("contracts");
  }

  /** The WSDL's path in contracts/, whether it is given from there or from here. */
  private String wsdl(String file) {
    Path given = InputFile.path(file);
    Path there = contracts().resolve(given).normalize();
    if (!given.isAbsolute() && Inside.isFile(contracts(), there)) {
      return pathIn(contracts(), there);
    }
    return Inside.isFile(contracts(), given)
        ? pathIn(contracts().toAbsolutePath().normalize(), given.toAbsolutePath().normalize())
        : pathIn(contracts(), contract(file));
  }

  private static String pathIn(Path folder, Path file) {
    return folder.normalize().relativize(file.normalize()).toString().replace('\\', '/');
  }

  /** The contract's file, which must lie in contracts/: an operation is bound to it there. */
  private Path contract(String file) {
    Path contracts = contracts();
    Path given = InputFile.path(file);
    Path there = contracts.resolve(String.valueOf(given.getFileName()));
    boolean bare = given.getNameCount() == 1 && !given.isAbsolute();
    if (Files.isRegularFile(there) && (bare || same(given, there))) {
      return there;
    }
    boolean elsewhere = Files.isRegularFile(given);
    throw new Refused(
        "%s:0: %s; expected a file in %s; fix: %s"
            .formatted(
                file,
                Files.exists(there)
                    ? "is another file than the one of its name in contracts/"
                    : elsewhere ? "is not in contracts/" : "no such file",
                Shown.path(contracts),
                elsewhere
                    ? "copy it there with what it includes: cp %s %s/"
                        .formatted(file, Shown.path(contracts))
                    : "correct the name, or put the core team's file there"));
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isRegularFile(one) && Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void tell(Path folder, OperationScaffold scaffold) {
    String shown = Shown.path(folder);
    StringBuilder text = new StringBuilder("Wrote " + shown + ":\n");
    scaffold.files().keySet().forEach(each -> text.append("  ").append(each).append('\n'));
    text.append("  examples/ (empty)\n\nNext:\n")
        .append("  1. operation.yaml: which field says yes or no, effect, timeout\n")
        .append("  2. *.jslt and *.schema.json: the names callers are to see\n")
        .append("  3. examples/: CASE.request.json with CASE.request.")
        .append(copybook == null ? "xml" : "hex")
        .append(", the same of response\n")
        .append("  4. ./twospeed check ")
        .append(shown)
        .append("\nA route calls it by  to: core:")
        .append(name);
    System.out.println(text);
  }
}
