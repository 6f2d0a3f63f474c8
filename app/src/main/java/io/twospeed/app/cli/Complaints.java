package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.findings.Refused;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.source.CopybookException;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.mappings.xml.schema.XmlContractException;
import io.twospeed.routes.release.ReleaseRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong with a verb, as findings: one a line, whatever it was, and no stack trace. */
public final class Complaints {
  private Complaints() {}

  public static int parameters(ParameterException wrong, String... arguments) {
    CommandLine verb = wrong.getCommandLine();
    boolean top = verb.getParent() == null;
    String verbs = "one of " + String.join(", ", verb.getSubcommands().keySet());
    return Verb.refuse(
        "%s: %s; expected %s; fix: see ./twospeed help%s"
            .formatted(
                name(verb), what(wrong), top ? verbs : usage(verb), top ? "" : " " + path(verb)));
  }

  private static String what(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      String kind = unmatched.isUnknownOption() ? "option" : "argument";
      return wrong.getCommandLine().getParent() == null && !unmatched.isUnknownOption()
          ? "no verb '" + first + "'"
          : "unknown " + kind + " '" + first + "'";
    }
    String message = String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String usage(CommandLine verb) {
    return verb.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
  }

  private static String name(CommandLine verb) {
    return verb.getParent() == null ? "twospeed" : "twospeed " + path(verb);
  }

  private static String path(CommandLine verb) {
    return verb.getCommandSpec().qualifiedName().replaceFirst("^twospeed ", "");
  }

  public static int execution(Throwable failure, CommandLine verb) {
    return Verb.refuse(findings(failure, name(verb)));
  }

  static List<String> findings(Throwable failure, String verb) {
    if (failure instanceof Refused refused) {
      return refused.findings();
    }
    if (failure instanceof ReleaseRefusedException refused) {
      return refused.findings().stream().map(Object::toString).toList();
    }
    if (failure instanceof CopybookException copybook) {
      return told(copybook.findings());
    }
    if (failure instanceof XmlContractException contract) {
      return told(contract.findings());
    }
    if (failure instanceof CatalogueException catalogue) {
      return told(catalogue.findings());
    }
    if (failure instanceof OutOfMemoryError) {
      return List.of(
          verb
              + ": not enough memory; expected files that fit; fix: split the file, or give Java"
              + " more by TWOSPEED_JAVA_OPTS=-Xmx4g");
    }
    return List.of(unexpected(failure, verb));
  }

  private static List<String> told(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    findings.forEach(each -> lines.add(each.toString()));
    return lines;
  }

  /** Something nobody thought of: its kind and place, never its text, which may hold data. */
  private static String unexpected(Throwable failure, String verb) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return "%s: failed by %s in %s; expected an answer; fix: report this line with the command"
        .formatted(verb, failure.getClass().getName(), place);
  }
}
