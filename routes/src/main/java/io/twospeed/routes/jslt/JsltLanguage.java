package io.twospeed.routes.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;

/** JSLT inline, wherever Camel's DSL takes an expression or a predicate. */
public final class JsltLanguage extends LanguageSupport {
  private final JsltFiles templates;

  public JsltLanguage(JsltFiles templates) {
    this.templates = templates;
  }

  @Override
  public Predicate createPredicate(String expression) {
    return new JsltExpression(templates.inline(expression));
  }

  @Override
  public Expression createExpression(String expression) {
    return new JsltExpression(templates.inline(expression));
  }

  private static final class JsltExpression extends ExpressionAdapter {
    private final JsltTemplate template;

    JsltExpression(JsltTemplate template) {
      this.template = template;
    }

    @Override
    public JsonNode evaluate(Exchange exchange) {
      return template.apply(exchange);
    }

    /** Only true is true: in money's way nothing is merely truthy. */
    @Override
    public boolean matches(Exchange exchange) {
      JsonNode result = evaluate(exchange);
      if (!result.isBoolean()) {
        throw new IllegalStateException(
            "A JSLT condition gave %s; expected true or false; fix: compare explicitly"
                .formatted(result.getNodeType()));
      }
      return result.booleanValue();
    }
  }
}
