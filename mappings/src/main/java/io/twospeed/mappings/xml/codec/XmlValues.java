package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.xml.binding.Namespaces;
import io.twospeed.mappings.xml.binding.TextKind;
import io.twospeed.mappings.xml.binding.XmlNumbers;
import io.twospeed.mappings.xml.document.Name;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** JSON values as the text of a simple type. Facets are the validator's. */
final class XmlValues {
  private XmlValues() {}

  /** Says what is wrong where the writing stands. */
  interface Refusal {
    XmlException of(String found, String expected, String fix);
  }

  static String written(
      JsonNode value, @Nullable TextKind kind, Refusal refusal, Namespaces namespaces) {
    if (value.isContainerNode() || value.isMissingNode() || value.isNull() || kind == null) {
      throw refusal.of(XmlEmitter.kind(value), "a single value", "map one value to it");
    }
    return switch (kind) {
      case STRING, TOKEN -> text(value, refusal);
      case DECIMAL -> decimal(value, refusal);
      case FLOATING -> value.asText();
      case INTEGER -> integer(value, refusal);
      case BOOLEAN -> flag(value, refusal);
      case QNAME -> qName(text(value, refusal), refusal, namespaces);
    };
  }

  private static String text(JsonNode value, Refusal refusal) {
    if (!value.isTextual()) {
      throw refusal.of("a number or boolean", "a string", "quote it in the mapping");
    }
    return value.textValue();
  }

  private static String decimal(JsonNode value, Refusal refusal) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isDouble() || value.isFloat() || !value.isNumber()) {
      throw refusal.of(
          value.isNumber() ? "a binary floating-point number" : "a boolean",
          "an exact decimal, best as a string",
          "use decimal-string in the mapping");
    }
    BigDecimal number = value.decimalValue();
    if (Math.max(number.precision(), Math.abs((long) number.scale())) > XmlNumbers.MOST_DIGITS) {
      throw refusal.of(
          "a number of more than " + XmlNumbers.MOST_DIGITS + " digits",
          "at most that many",
          "check the value before it is sent");
    }
    return number.toPlainString();
  }

  private static String integer(JsonNode value, Refusal refusal) {
    if (value.isIntegralNumber() || value.isTextual()) {
      return value.asText();
    }
    throw refusal.of(
        value.isNumber() ? "a number with decimals" : "a boolean",
        "a whole number",
        "map a whole number to it");
  }

  private static String flag(JsonNode value, Refusal refusal) {
    if (value.isNumber()) {
      throw refusal.of("a number", "true or false", "map a boolean to it");
    }
    return value.asText();
  }

  private static String qName(String text, Refusal refusal, Namespaces namespaces) {
    Name name = Name.parse(text);
    String prefix = namespaces.prefix(name.namespace());
    if (prefix == null && !name.namespace().isEmpty()) {
      throw refusal.of(
          "a name in a namespace that the schemas do not have",
          "{namespace}name with a namespace of theirs",
          "correct the namespace");
    }
    return prefix == null ? name.local() : prefix + ":" + name.local();
  }
}
