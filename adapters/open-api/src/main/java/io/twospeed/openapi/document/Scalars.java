package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Text to the JSON value it is written for; what does not fit its kind stays text. */
public final class Scalars {
  /** More digits than any amount of money; fewer than would cost time to reckon with. */
  public static final int MOST_DIGITS = 64;

  public enum Kind {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    NULL
  }

  private Scalars() {}

  public static JsonNode read(String text, Kind kind) {
    return switch (kind) {
      case STRING -> TextNode.valueOf(text);
      case INTEGER -> integer(text);
      case NUMBER -> number(text);
      case BOOLEAN -> bool(text);
      case NULL -> NullNode.instance;
    };
  }

  private static JsonNode bool(String text) {
    if (text.equals("true")) {
      return BooleanNode.TRUE;
    }
    return text.equals("false") ? BooleanNode.FALSE : TextNode.valueOf(text);
  }

  private static JsonNode integer(String text) {
    int digits = wholeDigits(text, 0);
    if (digits == 0 || digits != text.length() || digits > MOST_DIGITS) {
      return TextNode.valueOf(text);
    }
    if (digits <= 9) {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
    }
    if (digits <= 18) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    return JsonNodeFactory.instance.numberNode(new BigInteger(text));
  }

  private static JsonNode number(String text) {
    int whole = wholeDigits(text, 0);
    if (whole == text.length()) {
      return integer(text);
    }
    if (whole <= 0 || text.length() > MOST_DIGITS || !isFractionAndExponent(text, whole)) {
      return TextNode.valueOf(text);
    }
    BigDecimal value = new BigDecimal(text);
    return isReckonable(value) ? DecimalNode.valueOf(value) : TextNode.valueOf(text);
  }

  /** Whether sums and remainders with the number cost next to nothing: 1e999999999 would not. */
  public static boolean isReckonable(BigDecimal value) {
    return value.scale() <= MOST_DIGITS
        && value.scale() >= -MOST_DIGITS
        && value.precision() <= MOST_DIGITS;
  }

  /** Where JSON's integer part ends, counted with its sign; 0 where there is none. */
  private static int wholeDigits(String text, int from) {
    int first = from < text.length() && text.charAt(from) == '-' ? from + 1 : from;
    int end = digits(text, first);
    boolean leadingZero = end - first > 1 && text.charAt(first) == '0';
    return end == first || leadingZero ? 0 : end;
  }

  private static boolean isFractionAndExponent(String text, int from) {
    int at = from;
    if (text.charAt(at) == '.') {
      int end = digits(text, at + 1);
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
    return at == text.length() || isExponent(text, at);
  }

  private static boolean isExponent(String text, int from) {
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    boolean signed =
        from + 1 < text.length() && (text.charAt(from + 1) == '+' || text.charAt(from + 1) == '-');
    int first = signed ? from + 2 : from + 1;
    int end = digits(text, first);
    return end == text.length() && end > first && end - first <= 4;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
