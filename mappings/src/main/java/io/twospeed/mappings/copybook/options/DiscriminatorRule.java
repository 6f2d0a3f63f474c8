package io.twospeed.mappings.copybook.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of a rule that says which view a record has: where a field holds a value, a view holds.
 *
 * @param field upper-case name
 * @param value as text; {@code *} for any other
 * @param view upper-case name of an item that redefines, is redefined, or of a level-01 record
 */
public record DiscriminatorRule(String field, String value, String view) {
  private static final String SHAPE =
      "FIELD:VALUE>VIEW,... (the field may be left out after the first)";

  static List<DiscriminatorRule> parse(String text) {
    List<DiscriminatorRule> rules = new ArrayList<>();
    String field = "";
    for (String part : text.split(",", -1)) {
      int arrow = part.lastIndexOf('>');
      if (arrow < 0) {
        throw refused(text);
      }
      String test = part.substring(0, arrow);
      int colon = test.indexOf(':');
      field = colon < 0 ? field : test.substring(0, colon).strip().toUpperCase(Locale.ROOT);
      String value = test.substring(colon + 1).strip();
      String view = part.substring(arrow + 1).strip().toUpperCase(Locale.ROOT);
      if (field.isEmpty() || view.isEmpty()) {
        throw refused(text);
      }
      rules.add(new DiscriminatorRule(field, value, view));
    }
    return rules;
  }

  public boolean any() {
    return value.equals("*");
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException("option discriminator=" + text + ": expected " + SHAPE);
  }
}
