package io.twospeed.routes.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * How large a number may be. Java makes one of a text in a time that grows with the square of its
 * digits, and one sum with 1e999999999 fills the heap.
 */
public final class Digits {
  static final int MOST = 1000;

  private static final int BITS_PER_DIGIT = 4;

  private Digits() {}

  /** Whether a number may be made of that text. */
  public static boolean isReckonable(String text) {
    return text.length() <= MOST;
  }

  /** Whether sums with the number, and its digits written out, cost next to nothing. */
  public static boolean isReckonable(BigDecimal value) {
    return Math.abs((long) value.scale()) <= MOST && value.precision() <= MOST;
  }

  public static boolean isReckonable(JsonNode node) {
    return node.isBigInteger()
        ? node.bigIntegerValue().bitLength() <= MOST * BITS_PER_DIGIT
        : !node.isBigDecimal() || isReckonable(node.decimalValue());
  }

  /** A number beyond the bound; the number is not in its words. */
  public static final class BeyondException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public BeyondException() {
      super(
          "A route's number has more than %d digits; expected at most so many; fix: round it"
              .formatted(MOST));
    }
  }

  /** Refuses such a number where it is read. */
  static final class Nodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueNode numberNode(BigDecimal value) {
      if (!isReckonable(value)) {
        throw new BeyondException();
      }
      return super.numberNode(value);
    }
  }
}
