package io.twospeed.app.cli.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.app.cli.options.RecordJson;
import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.copybook.diff.FieldChange;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import java.util.List;

/** The report for a machine. */
public final class DiffJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DiffJson() {}

  public static byte[] of(DiffReport report) {
    ObjectNode json = JSON.objectNode();
    json.put("verdict", DiffReport.word(report.verdict()));
    json.put("old", report.before()).put("new", report.after());
    ArrayNode records = json.putArray("records");
    report.records().forEach(each -> records.add(record(each)));
    ArrayNode operations = json.putArray("operations");
    report.impacts().forEach(each -> operations.add(operation(each)));
    ArrayNode products = json.putArray("products");
    report
        .products()
        .forEach(
            (product, names) ->
                texts(products.addObject().put("product", product), "operations", names));
    return RecordJson.text(List.of(json));
  }

  private static ObjectNode record(RecordChanges record) {
    ObjectNode json = JSON.objectNode();
    json.put("record", record.name());
    json.put("request", DiffReport.word(record.in(Direction.REQUEST)));
    json.put("reply", DiffReport.word(record.in(Direction.REPLY)));
    ArrayNode changes = json.putArray("changes");
    record.changes().forEach(each -> changes.add(change(each)));
    return json;
  }

  private static ObjectNode change(FieldChange change) {
    ObjectNode json = JSON.objectNode();
    json.put("field", change.path());
    json.put("old", change.before());
    json.put("new", change.after());
    json.put("request", DiffReport.word(change.in(Direction.REQUEST)));
    json.put("reply", DiffReport.word(change.in(Direction.REPLY)));
    texts(json, "reasons", change.reasons());
    return json;
  }

  private static ObjectNode operation(Impact impact) {
    ObjectNode json = JSON.objectNode();
    json.put("operation", impact.operation());
    json.put("verdict", DiffReport.word(impact.verdict()));
    ArrayNode records = json.putArray("records");
    for (Impact.OfRecord record : impact.records()) {
      ObjectNode one = records.addObject();
      one.put("record", record.changes().before());
      one.put("direction", DiffReport.word(record.direction()));
      one.put("verdict", DiffReport.word(record.verdict()));
      texts(one, "fields", record.fields());
    }
    texts(json, "findings", impact.findings());
    return json;
  }

  private static void texts(ObjectNode json, String key, List<String> texts) {
    ArrayNode array = json.putArray(key);
    texts.forEach(array::add);
  }
}
