package io.twospeed.mappings.operation.declaration;

import io.twospeed.mappings.operation.files.YamlSection;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Values of one section that MQ limits: words of a list, numbers of a range, short texts. */
final class MqValues {
  private final YamlSection section;

  MqValues(YamlSection section) {
    this.section = section;
  }

  <T> Optional<T> word(String key, Map<String, T> words) {
    Optional<String> text = section.text(key);
    if (text.isPresent() && !words.containsKey(text.get())) {
      refuse(key, text.get(), "one of " + String.join(", ", new TreeSet<>(words.keySet())));
    }
    return text.map(words::get);
  }

  OptionalInt number(String key, int least, int most) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Refused below, with what is out of range.
    }
    refuse(key, text.get(), "a number from %d to %d".formatted(least, most));
    return OptionalInt.empty();
  }

  /** Printable ASCII of at most so many characters: what every code page of a core has. */
  String text(String key, int most) {
    Optional<String> text = section.text(key);
    if (text.isPresent() && !text.get().matches("[ -~]{1," + most + "}")) {
      refuse(key, text.get(), "at most %d characters of ASCII".formatted(most));
      return "";
    }
    return text.orElse("");
  }

  static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String namesOf(Collection<? extends Enum<?>> values) {
    return "one of " + String.join(", ", values.stream().map(MqValues::nameOf).toList());
  }

  private void refuse(String key, String actual, String expected) {
    section.refuse(key, section.named(key) + " is '" + actual + "'", expected, "correct it");
  }
}
