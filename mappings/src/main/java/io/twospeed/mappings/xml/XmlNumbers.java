package io.twospeed.mappings.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/** Whole numbers in the smallest JSON node that holds them. */
final class XmlNumbers {
  private static final int LONG_DIGITS = 18;

  private XmlNumbers() {}

  static JsonNode integer(String text) {
    if (text.length() > LONG_DIGITS) {
      return JsonNodeFactory.instance.numberNode(new BigInteger(text));
    }
    long value = Long.parseLong(text);
    return (int) value == value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
