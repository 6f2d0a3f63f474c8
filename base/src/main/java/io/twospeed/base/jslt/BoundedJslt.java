package io.twospeed.base.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.ResourceResolver;
import com.schibsted.spt.data.jslt.filters.JsonFilter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;

/**
 * A JSLT expression whose every run is bounded: in the work it does, and in the size and depth of
 * what it makes. The bounds count, they take no time: the same input ends the same way on every
 * machine. Safe for many threads.
 */
public final class BoundedJslt {
  /** What is wrong with an expression that the compiler's stack does not take. */
  public static final String TOO_DEEP = "it is nested too deep";

  private final Expression expression;

  private BoundedJslt(Expression expression) {
    this.expression = expression;
  }

  /**
   * Compiles an expression and what it imports.
   *
   * @param source how the expression is called in what is wrong with it
   * @param functions that it may call beside JSLT's own
   * @param imports finds what it imports, and nothing else
   * @throws JsltException with the place where reading stopped
   */
  public static BoundedJslt compile(
      String source,
      String text,
      Collection<Function> functions,
      ResourceResolver imports,
      JsonFilter filter) {
    try {
      return new BoundedJslt(
          new Parser(new StringReader(Metering.of(text, false)))
              .withSource(source)
              .withFunctions(MeteredFunctions.with(functions))
              .withResourceResolver(name -> metered(imports.resolve(name)))
              .withObjectFilter(filter)
              .compile());
    } catch (StackOverflowError deep) {
      throw new JsltException(TOO_DEEP);
    }
  }

  private static Reader metered(Reader imported) {
    try (Reader reader = imported) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return new StringReader(Metering.of(text.toString(), true));
    } catch (IOException broken) {
      throw new JsltException("an import cannot be read", broken);
    }
  }

  /**
   * Runs it.
   *
   * @throws JsltBoundException where it goes beyond a bound
   * @throws JsltException where it fails on this input
   */
  public JsonNode apply(Map<String, JsonNode> variables, JsonNode input) {
    try {
      return new Meter().run(() -> expression.apply(variables, input));
    } catch (JsltException failed) {
      throw failed;
    } catch (RuntimeException failed) {
      // JSLT lets exceptions of the JDK through, and their words quote the value.
      throw new JsltException("a value is not what a function takes", failed);
    } catch (StackOverflowError deep) {
      throw new JsltBoundException(
          "calls itself deeper than the stack takes",
          "a recursion that ends",
          "give the function an end, or use a for");
    }
  }
}
