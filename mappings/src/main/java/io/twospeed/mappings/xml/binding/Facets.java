package io.twospeed.mappings.xml.binding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSSimpleType;
import java.util.List;
import java.util.regex.Pattern;

/** What JSON Schema can say of a simple type. The validator says the rest. */
final class Facets {
  /** Parts of a schema's patterns that other engines read in another way, or not at all. */
  private static final Pattern XSD_ONLY = Pattern.compile("\\\\[icIC]|\\\\p\\{Is|-\\[|\\^|\\$");

  private Facets() {}

  static ObjectNode of(XSSimpleType type, TextKind kind) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (kind) {
      case INTEGER -> {
        schema.put("type", "integer");
        number(type, XSFacet.FACET_MININCLUSIVE, "minimum", schema);
        number(type, XSFacet.FACET_MAXINCLUSIVE, "maximum", schema);
      }
      case BOOLEAN -> schema.put("type", "boolean");
      case DECIMAL -> schema.put("type", "string").put("pattern", decimal(type));
      default -> text(type, schema.put("type", "string"));
    }
    return schema;
  }

  private static void number(XSSimpleType type, String facet, String keyword, ObjectNode schema) {
    XSFacet found = type.getFacet(facet);
    if (found != null) {
      schema.set(keyword, XmlNumbers.integer(found.getValue().value.strip()));
    }
  }

  private static String decimal(XSSimpleType type) {
    XSFacet fraction = type.getFacet(XSFacet.FACET_FRACTIONDIGITS);
    if (fraction == null) {
      return "^[+-]?[0-9]+([.][0-9]+)?$";
    }
    String digits = fraction.getValue().value.strip();
    return digits.equals("0") ? "^[+-]?[0-9]+$" : "^[+-]?[0-9]+([.][0-9]{1," + digits + "})?$";
  }

  private static void text(XSSimpleType type, ObjectNode schema) {
    number(type, XSFacet.FACET_MINLENGTH, "minLength", schema);
    number(type, XSFacet.FACET_MAXLENGTH, "maxLength", schema);
    number(type, XSFacet.FACET_LENGTH, "minLength", schema);
    number(type, XSFacet.FACET_LENGTH, "maxLength", schema);
    List<XSFacet> values = type.getFacets(XSFacet.FACET_ENUMERATION);
    if (!values.isEmpty()) {
      ArrayNode list = schema.putArray("enum");
      values.forEach(each -> list.add(each.getValue().value));
    }
    XSFacet pattern = type.getFacet(XSFacet.FACET_PATTERN);
    if (pattern != null && !XSD_ONLY.matcher(pattern.getValue().value).find()) {
      schema.put("pattern", "^(?:" + pattern.getValue().value + ")$");
    }
    XSSimpleType primitive = type.isRestriction() ? type.getPrimitiveType() : null;
    if (primitive != null && "date".equals(primitive.getName())) {
      schema.put("format", "date");
    }
  }
}
