package io.twospeed.routes.limit;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.spi.Language;

/**
 * A language whose expressions make new values: each asks, before it makes one, whether its request
 * keeps too much already. One step may have any number of expressions.
 */
public final class BoundedLanguage implements Language {
  private final Language language;
  private final Function<String, Consumer<Exchange>> check;

  private BoundedLanguage(Language language, Function<String, Consumer<Exchange>> check) {
    this.language = language;
    this.check = check;
  }

  /** One that bounds each of its values itself. */
  public static Language of(Language language) {
    return new BoundedLanguage(language, text -> exchange -> {});
  }

  /** One that joins texts: their lengths are added before they are joined. */
  public static Language ofSimple(Language simple) {
    return new BoundedLanguage(simple, text -> new SimpleLength(text, simple)::check);
  }

  @Override
  public Predicate createPredicate(String expression) {
    return bounded(language.createPredicate(expression), check.apply(expression));
  }

  @Override
  public Expression createExpression(String expression) {
    return bounded(language.createExpression(expression), check.apply(expression));
  }

  @Override
  public Predicate createPredicate(String expression, Object[] properties) {
    return bounded(language.createPredicate(expression, properties), check.apply(expression));
  }

  @Override
  public Expression createExpression(String expression, Object[] properties) {
    return bounded(language.createExpression(expression, properties), check.apply(expression));
  }

  private static void requireRoom(Exchange exchange, Consumer<Exchange> check) {
    String refusal = Kept.refusal(exchange);
    if (refusal != null) {
      throw new IllegalStateException(refusal);
    }
    check.accept(exchange);
  }

  private static Expression bounded(Expression expression, Consumer<Exchange> check) {
    return new Expression() {
      @Override
      public void init(CamelContext context) {
        expression.init(context);
      }

      @Override
      public <T> T evaluate(Exchange exchange, Class<T> type) {
        requireRoom(exchange, check);
        return expression.evaluate(exchange, type);
      }

      @Override
      public String toString() {
        return Objects.toString(expression);
      }
    };
  }

  private static Predicate bounded(Predicate predicate, Consumer<Exchange> check) {
    return new Predicate() {
      @Override
      public void init(CamelContext context) {
        predicate.init(context);
      }

      @Override
      public void initPredicate(CamelContext context) {
        predicate.initPredicate(context);
      }

      @Override
      public boolean matches(Exchange exchange) {
        requireRoom(exchange, check);
        return predicate.matches(exchange);
      }

      @Override
      public String toString() {
        return Objects.toString(predicate);
      }
    };
  }
}
