package io.twospeed.openapi;

import com.networknt.schema.regex.RegularExpression;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A contract's pattern. One that tries for ever is ended by the budget of its check. */
record BoundedPattern(Pattern pattern) implements RegularExpression {

  /** Compiles each pattern of a contract once. */
  static final class Factory implements com.networknt.schema.regex.RegularExpressionFactory {
    private final Map<String, BoundedPattern> known = new ConcurrentHashMap<>();

    @Override
    public RegularExpression getRegularExpression(String regex) {
      return known.computeIfAbsent(regex, each -> new BoundedPattern(Pattern.compile(each)));
    }
  }

  /** Anywhere in the value, as JSON Schema has it. */
  @Override
  public boolean matches(String value) {
    CheckBudget budget = CheckBudget.current();
    return pattern.matcher(budget == null ? value : new Looked(value, budget)).find();
  }

  /** Each look at a character is a step. */
  private record Looked(String text, CheckBudget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.spend(1);
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
