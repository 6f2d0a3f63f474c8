package io.twospeed.mappings.copybook.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How bytes are read where the copybook does not say: code page, sign, byte order. The same names
 * on the command line, in operation.yaml and in config. Immutable.
 */
public final class CodecOptions {
  private static final CodecOptions DEFAULTS = new CodecOptions(Map.of(), List.of());
  private static final int LONGEST_VALUE = 10_000;

  private final Map<String, String> values;
  private final List<DiscriminatorRule> discriminators;

  private CodecOptions(Map<String, String> values, List<DiscriminatorRule> discriminators) {
    this.values = values;
    this.discriminators = discriminators;
  }

  /** What IBM Enterprise COBOL on z/OS does, in code page IBM037. */
  public static CodecOptions defaults() {
    return DEFAULTS;
  }

  /** The names of all options; those of single fields may be followed by {@code :FIELD}. */
  public static List<String> names() {
    return CodecOption.names();
  }

  /**
   * One option set, by name: {@code charset=IBM1047}, or {@code charset:FIELD=x-IBM935} for one
   * field. {@code discriminator} adds to the rules there are; every other option replaces.
   *
   * @throws IllegalArgumentException naming the option, the value and what is allowed
   */
  public CodecOptions with(String name, String value) {
    String text = value.strip();
    if (text.length() > LONGEST_VALUE) {
      throw new IllegalArgumentException(
          "option "
              + name
              + ": value of "
              + text.length()
              + " characters, at most "
              + LONGEST_VALUE);
    }
    int colon = name.indexOf(':');
    String base = colon < 0 ? name : name.substring(0, colon);
    CodecOption option = CodecOption.named(base);
    if (option.perField() ? colon == name.length() - 1 : colon >= 0) {
      throw new IllegalArgumentException("option " + name + " takes no field name");
    }
    if (option == CodecOption.VIEW && colon < 0) {
      throw new IllegalArgumentException("option view needs a field: view:NAME=VIEW");
    }
    option.check(name, text);
    Map<String, String> changed = new LinkedHashMap<>(values);
    List<DiscriminatorRule> rules = new ArrayList<>(discriminators);
    if (option == CodecOption.DISCRIMINATOR) {
      rules.addAll(DiscriminatorRule.parse(text));
    } else {
      String field = colon < 0 ? "" : name.substring(colon).toUpperCase(Locale.ROOT);
      changed.put(base + field, text);
    }
    return new CodecOptions(Collections.unmodifiableMap(changed), List.copyOf(rules));
  }

  /** Several options set, in the order of the map. */
  public CodecOptions with(Map<String, String> options) {
    CodecOptions all = this;
    for (Map.Entry<String, String> option : options.entrySet()) {
      all = all.with(option.getKey(), option.getValue());
    }
    return all;
  }

  /** The value of an option that applies to a whole record, given or by default. */
  public String get(CodecOption option) {
    return values.getOrDefault(option.optionName(), option.byDefault());
  }

  public boolean is(CodecOption option, String value) {
    return get(option).equals(value);
  }

  public int number(CodecOption option) {
    return Integer.parseInt(get(option));
  }

  boolean given(CodecOption option) {
    return values.containsKey(option.optionName());
  }

  /** What an option says of single fields: upper-case field name to value. */
  public Map<String, String> perField(CodecOption option) {
    Map<String, String> fields = new TreeMap<>();
    String prefix = option.optionName() + ":";
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            fields.put(name.substring(prefix.length()), value);
          }
        });
    return fields;
  }

  public List<DiscriminatorRule> discriminators() {
    return discriminators;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecOptions options
        && values.equals(options.values)
        && discriminators.equals(options.discriminators);
  }

  @Override
  public int hashCode() {
    return 31 * values.hashCode() + discriminators.hashCode();
  }

  @Override
  public String toString() {
    return values + (discriminators.isEmpty() ? "" : " discriminator=" + discriminators);
  }
}
