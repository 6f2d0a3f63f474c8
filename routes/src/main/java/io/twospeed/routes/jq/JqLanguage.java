package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.step.StepRefusedException;
import io.twospeed.routes.text.Digits;
import io.twospeed.routes.text.Json;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;
import org.jspecify.annotations.Nullable;

/**
 * jq, wherever Camel's DSL takes an expression. It reads the body's nodes as they are, or those of
 * its {@code source:}, a variable's or a header's.
 */
public final class JqLanguage extends LanguageSupport {

  @Override
  public Predicate createPredicate(String expression) {
    return create(expression, null, null);
  }

  @Override
  public Expression createExpression(String expression) {
    return create(expression, null, null);
  }

  @Override
  public Predicate createPredicate(String expression, Object[] properties) {
    return create(expression, null, property(String.class, properties, 1, null));
  }

  @Override
  public Expression createExpression(String expression, Object[] properties) {
    Object type = property(Object.class, properties, 0, null);
    return create(
        expression,
        type instanceof Class<?> result ? result : null,
        property(String.class, properties, 1, null));
  }

  private static JqExpression create(
      String expression, @Nullable Class<?> type, @Nullable String source) {
    if (source != null && !ValueShape.SOURCE.fits(source)) {
      throw new StepRefusedException(
          "jq has another source than a product may name",
          ValueShape.SOURCE.expected(),
          "correct it, or leave it out: it is the body then");
    }
    return new JqExpression(JqProgram.compile(expression), type, source);
  }

  private static final class JqExpression extends ExpressionAdapter {
    private final JqProgram program;
    private final @Nullable Class<?> type;
    private final @Nullable String source;

    JqExpression(JqProgram program, @Nullable Class<?> type, @Nullable String source) {
      this.program = program;
      this.type = type;
      this.source = source;
    }

    @Override
    public @Nullable Object evaluate(Exchange exchange) {
      List<JsonNode> given = program.run(input(exchange), exchange);
      if (given.size() > 1) {
        return given.stream().filter(each -> !each.isNull()).toList();
      }
      JsonNode one = given.isEmpty() ? null : given.get(0);
      return one == null || one.isNull() ? null : typed(exchange, one);
    }

    private Object typed(Exchange exchange, JsonNode node) {
      boolean digits = node.isTextual() && isNumber(type);
      if (digits ? !Digits.isReckonable(node.textValue()) : !Digits.isReckonable(node)) {
        throw new Digits.BeyondException();
      }
      return type == null || type == Object.class || type.isInstance(node)
          ? node
          : exchange.getContext().getTypeConverter().convertTo(type, exchange, Json.plain(node));
    }

    private static boolean isNumber(@Nullable Class<?> type) {
      return type != null
          && (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class));
    }

    private JsonNode input(Exchange exchange) {
      if (source == null || source.isEmpty()) {
        return Json.ofBody(exchange.getMessage().getBody());
      }
      String name = source.substring(source.indexOf(':') + 1);
      return Json.ofValue(
          source.startsWith("header:")
              ? exchange.getMessage().getHeader(name)
              : exchange.getVariable(name));
    }

    /** True where it gives true, or several values. */
    @Override
    public boolean matches(Exchange exchange) {
      List<JsonNode> given = program.run(input(exchange), exchange);
      return given.size() > 1
          || (given.size() == 1 && given.get(0).asBoolean(false) && given.get(0).isBoolean());
    }
  }
}
