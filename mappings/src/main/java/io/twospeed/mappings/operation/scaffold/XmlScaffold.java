package io.twospeed.mappings.operation.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.XmlContract;
import io.twospeed.mappings.xml.binding.XmlField;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** First mappings between a WSDL operation's elements and canonical JSON of the same names. */
final class XmlScaffold {
  /** What the call itself knows, where the schema has an element of that name. */
  private static final Map<String, String> OF_CALL =
      Map.of("channel", "$call.channel", "reference", "$call.reference");

  private final XmlContract.Operation operation;
  private final XmlMessage response;

  XmlScaffold(XmlContract.Operation operation, XmlMessage response) {
    this.operation = operation;
    this.response = response;
  }

  String yaml(String name, String system, WsdlChoice choice) {
    return """
        operation: %s
        system: %s
        transport: { soap: { wsdl: %s, operation: %s%s } }
        request: { map: request.jslt }
        response: { map: response.jslt }
        result: { %scodes: ../return-codes.yaml }
        effect: reads
        timeout: 2s
        """
        .formatted(
            name,
            system,
            WsdlChoice.yaml(choice.wsdl()),
            WsdlChoice.yaml(operation.name()),
            choice.rest(),
            faults());
  }

  private String faults() {
    Map<String, String> codes = new TreeMap<>();
    operation
        .faults()
        .forEach(
            (name, codec) ->
                codec.fields().stream()
                    .filter(each -> each.toLowerCase(java.util.Locale.ROOT).endsWith("code"))
                    .findFirst()
                    .ifPresent(field -> codes.put(name, field)));
    if (codes.isEmpty()) {
      return "";
    }
    List<String> pairs =
        codes.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    return "faults: { " + String.join(", ", pairs) + " }, ";
  }

  String requestMap() {
    JsltWriter object = new JsltWriter(0);
    for (XmlField field : operation.request().describe()) {
      String call = field.children().isEmpty() ? OF_CALL.get(field.key()) : null;
      object.add(field.key(), call == null ? map(field, ".", 1) : call);
    }
    return object.isEmpty() ? ".\n" : object.text() + "\n";
  }

  String responseMap() {
    JsltWriter object = new JsltWriter(0);
    for (XmlField field : response.describe()) {
      object.add(field.key(), map(field, ".", 1));
    }
    return object.isEmpty() ? ".\n" : object.text() + "\n";
  }

  private static String map(XmlField field, String path, int level) {
    String own = JsltWriter.step(path, field.key());
    if (field.children().isEmpty()) {
      return own;
    }
    JsltWriter object = new JsltWriter(level);
    for (XmlField child : field.children()) {
      object.add(child.key(), map(child, field.repeated() ? "." : own, level + 1));
    }
    return field.repeated() ? "[for (" + own + ") " + object.text() + "]" : object.text();
  }

  /** The request's schema without what the call itself provides. */
  ObjectNode requestSchema() {
    ObjectNode schema = operation.request().jsonSchema();
    if (schema.get("properties") instanceof ObjectNode properties) {
      OF_CALL.keySet().forEach(properties::remove);
    }
    if (!operation.request().headers().isEmpty()) {
      schema.withArrayProperty("required").add(XmlMessage.HEADER);
    }
    if (schema.get("required") instanceof ArrayNode required) {
      for (int i = required.size() - 1; i >= 0; i--) {
        JsonNode name = required.get(i);
        if (OF_CALL.containsKey(name.asText())) {
          required.remove(i);
        }
      }
    }
    return schema;
  }
}
