package io.twospeed.app.cli.options;

import io.twospeed.app.findings.Refused;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --set OPTION=VALUE}: codec options, under the names operation.yaml and config use. */
public final class CodecSettings {

  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "a codec option, see below; may be given several times")
  private List<String> settings = new ArrayList<>();

  public CodecOptions options() {
    CodecOptions options = CodecOptions.defaults();
    List<String> findings = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        findings.add(
            "--set %s: names no value; expected OPTION=VALUE; fix: write it as in --set charset=IBM1047"
                .formatted(setting));
        continue;
      }
      try {
        options = options.with(setting.substring(0, equals), setting.substring(equals + 1));
      } catch (IllegalArgumentException e) {
        findings.add(finding(setting, String.valueOf(e.getMessage())));
      }
    }
    if (!findings.isEmpty()) {
      throw new Refused(findings);
    }
    return options;
  }

  /** The options by name, as operation.yaml has them; the last of a name holds. */
  public Map<String, String> byName() {
    options();
    Map<String, String> named = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String name = setting.substring(0, equals);
      String value = setting.substring(equals + 1);
      named.merge(name, value, name.equals("discriminator") ? (a, b) -> a + "," + b : (a, b) -> b);
    }
    return named;
  }

  private static String finding(String setting, String message) {
    String refused = message.replaceFirst(": expected ", "; expected ");
    String expected = refused.contains("; expected ") ? "" : "; expected an option as told in help";
    return "--set %s: %s%s; fix: correct the option, see ./twospeed help decode"
        .formatted(setting, refused, expected);
  }

  /** The options given, by name. */
  boolean names(String option) {
    return settings.stream().anyMatch(each -> each.startsWith(option + "="));
  }
}
