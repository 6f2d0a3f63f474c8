package io.twospeed.routes.closed;

import io.twospeed.routes.step.StepRefusedException;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.spi.Language;
import org.jspecify.annotations.Nullable;

/** A language that judges each expression before it is made. */
final class GuardedLanguage implements Language {
  private final Language language;
  private final Function<String, List<String>> refusedInExpression;
  private final Function<String, List<String>> refusedInCondition;

  /**
   * Guards a language.
   *
   * @param refusedInExpression what of an expression is not allowed
   * @param refusedInCondition the same of one that is to be true or false
   */
  GuardedLanguage(
      Language language,
      Function<String, List<String>> refusedInExpression,
      Function<String, List<String>> refusedInCondition) {
    this.language = language;
    this.refusedInExpression = refusedInExpression;
    this.refusedInCondition = refusedInCondition;
  }

  @Override
  public Predicate createPredicate(String expression) {
    return language.createPredicate(judged(expression, refusedInCondition));
  }

  @Override
  public Expression createExpression(@Nullable String expression) {
    return language.createExpression(judged(expression, refusedInExpression));
  }

  @Override
  public Predicate createPredicate(String expression, Object[] properties) {
    return language.createPredicate(judged(expression, refusedInCondition), properties);
  }

  @Override
  public Expression createExpression(String expression, Object[] properties) {
    Object type = properties == null || properties.length == 0 ? null : properties[0];
    boolean decides = type == Boolean.class || type == boolean.class;
    return language.createExpression(
        judged(expression, decides ? refusedInCondition : refusedInExpression), properties);
  }

  private static String judged(
      @Nullable String expression, Function<String, List<String>> refusedIn) {
    if (expression == null) {
      throw new StepRefusedException(
          "an expression says nothing", "an expression", "write it, or leave the step out");
    }
    List<String> refused = refusedIn.apply(expression);
    if (expression.stripLeading().regionMatches(true, 0, "resource:", 0, 9)) {
      refused = List.of("resource:");
    }
    if (!refused.isEmpty()) {
      throw new StepRefusedException(
          "an expression holds " + refused + ", which is not allowed",
          "what routes/README.md lists",
          "write the value itself, or the expression in jslt");
    }
    return expression;
  }
}
