package io.twospeed.mappings.operation.scaffold;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.record.FieldDescription;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** First mappings between two records and canonical JSON of their own names in camel case. */
final class RecordScaffold {
  private static final Pattern RETURN_CODE =
      Pattern.compile(
          ".*(RET(URN)?|RESP(ONSE)?|RESULT|REPLY|ERR(OR)?|STATUS)-?(CODE|CD)$|^RC$|.*-RC$");

  private static final String VIEWS =
      """
      # Some bytes have several views. Say which holds, by a field's value:
      # codec: { discriminator: "FIELD:VALUE>VIEW,FIELD:VALUE>VIEW" }
      """;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Path copybook;
  private final RecordCodec request;
  private final RecordCodec response;
  private final String resultField;

  RecordScaffold(Path copybook, RecordCodec request, RecordCodec response) {
    this.copybook = copybook;
    this.request = request;
    this.response = response;
    List<String> fields = response.fields();
    this.resultField =
        fields.stream()
            .filter(each -> RETURN_CODE.matcher(lastOf(each).toUpperCase(Locale.ROOT)).matches())
            .findFirst()
            .orElse(fields.isEmpty() ? "" : fields.get(0));
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  String yaml(String name, String system, String queue) {
    return """
        operation: %s
        system: %s
        transport: { mq: { queue: %s } }
        request: { copybook: %s, record: %s, map: request.jslt }
        response: { copybook: %s, record: %s, map: response.jslt }
        # Which field says yes or no, and which of its values mean yes?
        result: { field: %s, ok: ["0000"], codes: ../return-codes.yaml }
        effect: reads
        timeout: 2s
        %s"""
        .formatted(
            name,
            system,
            queue,
            copybook.getFileName(),
            request.name(),
            copybook.getFileName(),
            response.name(),
            resultField,
            views());
  }

  /** The first view is taken where nothing says which holds; somebody has to say so. */
  private String views() {
    return hasViews(response.describe()) ? VIEWS : "";
  }

  private static boolean hasViews(List<FieldDescription> fields) {
    return fields.stream().anyMatch(each -> each.redefined() || hasViews(each.children()));
  }

  /**
   * The group of the return code is the header: ours to fill, and none of the caller's business.
   */
  private boolean isHeader(FieldDescription field) {
    int dot = resultField.indexOf('.');
    return dot > 0 && field.name().equals(resultField.substring(0, dot)) && !field.table();
  }

  String requestMap() {
    JsltWriter object = new JsltWriter(0);
    for (FieldDescription field : request.describe()) {
      if (isHeader(field)) {
        object.add(field.name(), header(field.children(), 1));
      } else if (!field.counter()) {
        object.add(field.name(), toRecord(field, ".", 1));
      }
    }
    return object.text() + "\n";
  }

  private String header(List<FieldDescription> fields, int level) {
    JsltWriter object = new JsltWriter(level);
    for (FieldDescription field : fields) {
      object.add(
          field.name(),
          field.children().isEmpty() ? ofCall(field) : header(field.children(), level + 1));
    }
    return object.text();
  }

  private String ofCall(FieldDescription field) {
    String name = field.name().toUpperCase(Locale.ROOT);
    if (name.contains("REF") && field.length() >= 32) {
      return "$call.reference";
    }
    if (name.contains("CHANNEL")) {
      return "$call.channel";
    }
    if (name.contains("TIMESTAMP") && field.length() == 26) {
      return "to-core-timestamp($call.timestamp)";
    }
    if (name.contains("TXN-CODE") || name.contains("TRAN-CODE")) {
      String file = String.valueOf(copybook.getFileName());
      String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
      return "\"" + stem.substring(0, Math.min(stem.length(), field.length())) + "\"";
    }
    return field.number() ? "0" : "\"\"";
  }

  private static String toRecord(FieldDescription field, String path, int level) {
    String own = JsltWriter.step(path, canonical(field.name()));
    String inner = field.table() ? "." : own;
    String value;
    if (!field.children().isEmpty()) {
      JsltWriter object = new JsltWriter(level);
      for (FieldDescription child : field.children()) {
        if (!child.counter()) {
          object.add(child.name(), toRecord(child, inner, level + 1));
        }
      }
      value = object.text();
    } else {
      value = isDate(field) ? "to-core-date(" + inner + ")" : inner;
    }
    return field.table() ? "[for (" + own + ") " + value + "]" : value;
  }

  String responseMap() {
    JsltWriter object = new JsltWriter(0);
    for (FieldDescription field : response.describe()) {
      if (!isHeader(field) && !field.counter()) {
        object.add(canonical(field.name()), fromRecord(field, ".", 1));
      }
    }
    return object.text() + "\n";
  }

  private static String fromRecord(FieldDescription field, String path, int level) {
    String own = JsltWriter.step(path, field.name());
    String inner = field.table() ? "." : own;
    String value;
    if (!field.children().isEmpty()) {
      JsltWriter object = new JsltWriter(level);
      for (FieldDescription child : field.children()) {
        if (!child.counter()) {
          object.add(canonical(child.name()), fromRecord(child, inner, level + 1));
        }
      }
      value = object.text();
    } else if (isDate(field)) {
      value = "from-core-date(" + inner + ")";
    } else if (isDecimal(field)) {
      value = "decimal-string(" + inner + ")";
    } else {
      value = field.number() ? inner : "core-text(" + inner + ")";
    }
    return field.table() ? "[for (" + own + ") " + value + "]" : value;
  }

  private static boolean isDate(FieldDescription field) {
    boolean named = field.name().toUpperCase(Locale.ROOT).matches(".*(DATE|EXPIRY|-DT)$");
    return named && field.digits() == 8 && field.scale() == 0 && !field.signed();
  }

  private static boolean isDecimal(FieldDescription field) {
    return field.number() && (field.scale() > 0 || field.digits() == 0);
  }

  private static String canonical(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("[-_]+", -1)) {
      boolean first = text.isEmpty() || word.isEmpty();
      text.append(first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return text.toString();
  }

  ObjectNode requestSchema() {
    return schema(request.describe().stream().filter(each -> !isHeader(each)).toList(), true);
  }

  ObjectNode responseSchema() {
    return schema(response.describe().stream().filter(each -> !isHeader(each)).toList(), false);
  }

  private static ObjectNode schema(List<FieldDescription> fields, boolean all) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (FieldDescription field : fields) {
      if (!field.counter()) {
        properties.set(canonical(field.name()), listed(field, all));
        // Blank text and a date of zeros are left out of an answer.
        if (all || field.table() || (field.number() && !isDate(field))) {
          required.add(canonical(field.name()));
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode listed(FieldDescription field, boolean all) {
    ObjectNode one = field.children().isEmpty() ? value(field) : schema(field.children(), all);
    if (!field.table()) {
      return one;
    }
    ObjectNode array = JSON.objectNode().put("type", "array");
    array.set("items", one);
    return array.put("minItems", field.least()).put("maxItems", field.most());
  }

  private static ObjectNode value(FieldDescription field) {
    ObjectNode schema = JSON.objectNode();
    if (isDate(field)) {
      return schema.put("type", "string").put("format", "date");
    }
    if (isDecimal(field)) {
      String sign = field.signed() ? "-?" : "";
      int whole = Math.max(1, field.digits() - field.scale());
      return field.digits() == 0
          ? schema.put("type", "string")
          : schema
              .put("type", "string")
              .put(
                  "pattern",
                  "^" + sign + "[0-9]{1," + whole + "}([.][0-9]{1," + field.scale() + "})?$");
    }
    if (field.number()) {
      schema.put("type", "integer");
      return field.signed() ? schema : schema.put("minimum", 0);
    }
    return schema.put("type", "string").put("maxLength", field.length());
  }
}
