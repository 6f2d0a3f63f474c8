package io.twospeed.openapi.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.twospeed.base.regex.BoundedRegex;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;

/** A contract's pattern. One that tries for ever is ended by the budget of its check. */
record BoundedPattern(BoundedRegex regex) implements RegularExpression {

  /** To compile a longer one takes seconds. */
  private static final int MOST_CHARACTERS = 10_000;

  /** {@code format: regex}. The pattern is a client's: it is compiled, and not kept. */
  static final class Regex implements Format {
    @Override
    public String getName() {
      return "regex";
    }

    @Override
    public boolean matches(ExecutionContext run, String value) {
      if (value.length() > MOST_CHARACTERS) {
        throw new CheckBudget.Exhausted();
      }
      CheckBudget.step(10L * value.length());
      try {
        return BoundedRegex.compile(value, 0).unitsPerLook() > 0;
      } catch (BoundedRegex.TooMuch much) {
        throw new CheckBudget.Exhausted();
      } catch (PatternSyntaxException broken) {
        return false;
      }
    }
  }

  /** Compiles each pattern of a contract once. */
  static final class Factory implements RegularExpressionFactory {
    private final Map<String, BoundedPattern> known = new ConcurrentHashMap<>();

    @Override
    public RegularExpression getRegularExpression(String regex) {
      try {
        return known.computeIfAbsent(
            regex, each -> new BoundedPattern(BoundedRegex.compile(each, 0)));
      } catch (BoundedRegex.TooMuch much) {
        throw new JsonSchemaException(much.getDescription());
      }
    }
  }

  /** Anywhere in the value, as JSON Schema has it. */
  @Override
  public boolean matches(String value) {
    CheckBudget budget = CheckBudget.current();
    if (budget == null) {
      return regex.pattern().matcher(value).find();
    }
    budget.spend(regex.unitsPerLook());
    return regex.pattern().matcher(new Looked(value, budget, regex.unitsPerLook())).find();
  }

  /** Each look at a character is a step. */
  private record Looked(String text, CheckBudget budget, int unitsPerLook) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.spend(unitsPerLook);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
