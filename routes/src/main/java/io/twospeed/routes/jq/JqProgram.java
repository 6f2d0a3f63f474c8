package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.routes.step.StepRefusedException;
import io.twospeed.routes.text.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;
import net.thisptr.jackson.jq.internal.javacc.TokenMgrError;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A jq expression, parsed and bounded once. Safe for many threads. */
public final class JqProgram {
  /** How a finding begins of one that is too much whatever the request. */
  public static final String EXCEEDED = "jq ";

  private static final int MOST_CHARACTERS = 10_000;

  private final Expression expression;

  private JqProgram(Expression expression) {
    this.expression = expression;
  }

  /**
   * Parses, and holds what it calls against the list.
   *
   * @throws StepRefusedException where it is no jq, or none that a product may write
   */
  public static JqProgram compile(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw refused("is longer than " + MOST_CHARACTERS + " characters");
    }
    JqBounds bounds = new JqBounds();
    Expression bounded = bounds.around(parse(text));
    if (bounds.imports) {
      throw refused("imports");
    }
    Set<String> called = new TreeSet<>(bounds.called);
    called.removeAll(bounds.defined);
    called.removeAll(JqFunctions.ALLOWED);
    called.removeAll(JqFunctions.OF_THE_EXCHANGE);
    if (bounds.read.contains("$ENV")) {
      called.add("$ENV");
    }
    if (!called.isEmpty()) {
      throw refused("calls " + called);
    }
    return new JqProgram(bounded);
  }

  private static Expression parse(String text) {
    try {
      return ExpressionParser.compile(text, JqFunctions.JQ);
    } catch (JsonQueryException | TokenMgrError e) {
      throw new StepRefusedException(
          "a jq expression does not compile: " + YamlFile.firstLine(reason(e)),
          "a jq expression",
          "mend the expression");
    } catch (StackOverflowError e) {
      throw refused("is nested too deep");
    }
  }

  private static @Nullable String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.getMessage() : cause.getMessage();
  }

  private static StepRefusedException refused(String does) {
    return new StepRefusedException(
        "a jq expression " + does + ", which is not allowed",
        "functions that compute from their input",
        "leave it out, or write the expression in jslt");
  }

  /**
   * Runs it on nothing, to see what is too much whatever the request.
   *
   * @throws StepRefusedException where it is too much
   */
  public void tryOut() {
    try {
      run(NullNode.getInstance(), null);
    } catch (JqWork.ExceededException e) {
      throw new StepRefusedException(
          e.getMessage() + ", before it has read anything",
          "an expression within these bounds",
          "leave out what repeats, or put a smaller bound to it");
    } catch (IllegalStateException e) {
      return; // It needs what a request brings.
    }
  }

  /**
   * What it gives, in order.
   *
   * @throws IllegalStateException where it fails, without a value in its words
   */
  List<JsonNode> run(JsonNode input, @Nullable Exchange exchange) {
    try {
      return JqBounds.evaluate(
          () -> {
            List<JsonNode> given = new ArrayList<>(1);
            JqBounds.work().made(input);
            expression.apply(JqFunctions.scope(exchange), input, given::add);
            return given;
          });
    } catch (JsonQueryException e) {
      // Neither its message, which quotes the values.
      throw new IllegalStateException("A jq expression failed on what the route holds");
    }
  }
}
