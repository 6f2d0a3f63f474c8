package io.twospeed.openapi.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A compiled schema. Safe for many threads. */
public final class Shape {
  /** Enough to mend a message by; a million faults are no more use than a hundred. */
  static final int MOST_VIOLATIONS = 50;

  private static final Violation MORE =
      new Violation("", "has more faults: the first of them are told");

  private final JsonSchema schema;
  private final Wording wording;
  private final boolean recursive;

  /**
   * Of a compiled schema.
   *
   * @param recursive whether its contract has schemas that hold themselves, which cost more
   */
  Shape(JsonSchema schema, Wording wording, boolean recursive) {
    this.schema = schema;
    this.wording = wording;
    this.recursive = recursive;
  }

  /**
   * Adds what is wrong with a value.
   *
   * @param at where the value stands: empty for a body
   * @throws TooComplexException where that cannot be told within the bounds of one check
   */
  public void check(JsonNode value, String at, Collection<Violation> violations) {
    try {
      check(value, at, violations, false);
    } catch (CheckBudget.ManyFaults many) {
      // Faults in alternatives that were not taken count too: only one that is certain is told.
      checkForFirst(value, at, violations);
    } catch (CheckBudget.Exhausted | StackOverflowError beyond) {
      throw new TooComplexException();
    }
  }

  private void checkForFirst(JsonNode value, String at, Collection<Violation> violations) {
    int before = violations.size();
    try {
      check(value, at, violations, true);
    } catch (CheckBudget.Exhausted | StackOverflowError beyond) {
      throw new TooComplexException();
    }
    if (violations.size() > before) {
      violations.add(MORE);
    }
  }

  private void check(
      JsonNode value, String at, Collection<Violation> violations, boolean firstOnly) {
    add(faults(value, firstOnly), at, violations);
  }

  private Collection<ValidationMessage> faults(JsonNode value, boolean firstOnly) {
    try (CheckBudget budget = new CheckBudget(firstOnly, recursive)) {
      return schema.validate(new ExecutionContext(budget), value, OutputFormat.DEFAULT);
    } catch (FailFastAssertionException first) {
      return first.getValidationMessages();
    }
  }

  private void add(
      Collection<ValidationMessage> messages, String at, Collection<Violation> violations) {
    Set<Violation> once = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      if (violations.size() + once.size() >= MOST_VIOLATIONS) {
        once.add(MORE);
        break;
      }
      once.add(wording.violation(message, at));
    }
    violations.addAll(once);
  }
}
