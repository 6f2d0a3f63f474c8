package io.twospeed.mappings.xml.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/** Whole numbers in the smallest JSON node that holds them. */
public final class XmlNumbers {
  /** The longest number JSON's own readers take. */
  public static final int MOST_DIGITS = 1_000;

  /** As many digits as every long has room for. */
  private static final int LONG_DIGITS = 18;

  private XmlNumbers() {}

  public static JsonNode integer(String text) {
    if (text.length() <= LONG_DIGITS) {
      return whole(Long.parseLong(text));
    }
    BigInteger value = new BigInteger(text);
    return value.bitLength() < Long.SIZE
        ? whole(value.longValue())
        : JsonNodeFactory.instance.numberNode(value);
  }

  private static JsonNode whole(long value) {
    return (int) value == value
        ? JsonNodeFactory.instance.numberNode((int) value)
        : JsonNodeFactory.instance.numberNode(value);
  }
}
