package io.twospeed.app.settings;

import io.twospeed.mappings.operation.files.Alike;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of the environment that look like settings and are none: a misspelt one changes nothing,
 * and nobody would know. They are told and not refused, since Kubernetes puts names of its own
 * beside them for a service that is called twospeed.
 */
public final class EnvironmentNames {
  private static final String PREFIX = "TWOSPEED";

  /** What is read elsewhere: by the script, by {@code MqEnvironment}, and what Kubernetes sets. */
  private static final List<Pattern> OTHERS =
      List.of(
          Pattern.compile("TWOSPEED_(HOME|JAVA_OPTS|MQ_[A-Z]+)"),
          Pattern.compile("TWOSPEED_(\\w+_)?SERVICE_(HOST|PORT(_\\w+)?)"),
          Pattern.compile("TWOSPEED_(\\w+_)?PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?"));

  private EnvironmentNames() {}

  /**
   * Every finding about the names of an environment, in their order; values are not looked at.
   *
   * @param environment as {@link System#getenv()} has it
   */
  public static List<String> findings(Map<String, String> environment) {
    List<Name> settings = settings();
    List<String> known = settings.stream().map(Name::told).toList();
    List<String> findings = new ArrayList<>();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX + "_")
          && settings.stream().noneMatch(it -> it.pattern().matcher(name).matches())
          && OTHERS.stream().noneMatch(it -> it.matcher(name).matches())) {
        findings.add(
            "environment variable %s is no setting and changes nothing; expected %s; fix: correct the name, or remove it"
                .formatted(name, Alike.oneOf(name, known)));
      }
    }
    return findings;
  }

  /**
   * A setting's name in the environment.
   *
   * @param told as docs write it, NAME where a name of the installation stands
   */
  private record Name(String told, Pattern pattern) {}

  private static List<Name> settings() {
    List<Name> all = new ArrayList<>();
    add(PREFIX, PREFIX, TwospeedSettings.class, all);
    return all;
  }

  private static void add(String told, String pattern, Type type, List<Name> all) {
    if (type instanceof Class<?> plain && plain.isRecord()) {
      for (RecordComponent component : plain.getRecordComponents()) {
        String name = component.getName();
        // Both ways are read: without the hyphens of max-body, and with underscores for them.
        String either = name.replaceAll("(?=[A-Z])", "_?").toUpperCase(Locale.ROOT);
        add(
            told + "_" + name.toUpperCase(Locale.ROOT),
            pattern + "_" + either,
            component.getGenericType(),
            all);
      }
    } else if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
      add(told + "_NAME", pattern + "_\\w+?", of.getActualTypeArguments()[1], all);
    } else if (type instanceof ParameterizedType of
        && of.getRawType() instanceof Class<?> raw
        && Collection.class.isAssignableFrom(raw)) {
      all.add(new Name(told, Pattern.compile(pattern)));
      add(told + "_0", pattern + "_\\d+", of.getActualTypeArguments()[0], all);
    } else {
      all.add(new Name(told, Pattern.compile(pattern)));
    }
  }
}
