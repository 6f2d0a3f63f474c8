package io.twospeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A compiled schema. Safe for many threads. */
final class Shape {
  /** Enough to mend a message by; a million faults are no more use than a hundred. */
  static final int MOST_VIOLATIONS = 50;

  private final JsonSchema schema;
  private final Wording wording;

  Shape(JsonSchema schema, Wording wording) {
    this.schema = schema;
    this.wording = wording;
  }

  /**
   * Adds what is wrong with a value.
   *
   * @param at where the value stands: empty for a body
   */
  void check(JsonNode value, String at, Collection<Violation> violations) {
    Set<ValidationMessage> messages = schema.validate(value);
    if (messages.isEmpty()) {
      return;
    }
    Set<Violation> once = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      if (violations.size() + once.size() >= MOST_VIOLATIONS) {
        break;
      }
      once.add(wording.violation(message, at));
    }
    violations.addAll(once);
  }
}
