package io.twospeed.mappings.xml.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.mappings.xml.binding.Namespaces;
import io.twospeed.mappings.xml.binding.TextKind;
import io.twospeed.mappings.xml.binding.XmlNumbers;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.Prefixes;
import io.twospeed.mappings.xml.document.XmlSpace;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** JSON values as the text of a simple type, and back. Facets are the validator's. */
final class XmlValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
      case STRING, NORMALIZED, TOKEN -> text(value, refusal);
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

  /** A valid text in JSON; of a list each item. */
  static JsonNode read(
      String text, TextKind kind, boolean list, Prefixes prefixes, String element) {
    if (!list) {
      return read(text, kind, prefixes, element);
    }
    ArrayNode items = JSON.arrayNode();
    for (String item : XmlSpace.collapse(text).split(" ", -1)) {
      if (!item.isEmpty()) {
        items.add(read(item, kind, prefixes, element));
      }
    }
    return items;
  }

  private static JsonNode read(String text, TextKind kind, Prefixes prefixes, String element) {
    return switch (kind) {
      case STRING -> JSON.textNode(text);
      case NORMALIZED -> JSON.textNode(XmlSpace.replace(text));
      case TOKEN, DECIMAL, FLOATING -> JSON.textNode(XmlSpace.collapse(text));
      case BOOLEAN -> JSON.booleanNode(isTrue(text));
      case INTEGER -> integer(XmlSpace.collapse(text), element);
      case QNAME -> JSON.textNode(prefixes.resolve(text).toString());
    };
  }

  /** The time a number takes to be read grows with the square of its digits. */
  private static JsonNode integer(String digits, String element) {
    if (digits.length() > XmlNumbers.MOST_DIGITS) {
      throw new XmlException(
          "/" + element,
          "a whole number of " + digits.length() + " digits",
          "at most " + XmlNumbers.MOST_DIGITS,
          "ask what the sender means by it");
    }
    return XmlNumbers.integer(digits);
  }

  static boolean isTrue(String flag) {
    String written = XmlSpace.collapse(flag);
    return written.equals("true") || written.equals("1");
  }
}
