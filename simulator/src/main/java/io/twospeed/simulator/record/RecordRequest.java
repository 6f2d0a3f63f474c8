package io.twospeed.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** A decoded request record, read by the copybook's own names. */
public record RecordRequest(JsonNode record) {
  public static final String HEADER = "CORE-HEADER";

  /** The caller's reference. */
  public String reference() {
    return record.path(HEADER).path("CLIENT-REF").asText().strip();
  }

  /** Without the padding. */
  String text(String field) {
    return record.path(field).asText().strip();
  }

  BigDecimal decimal(String field) {
    return record.path(field).decimalValue();
  }

  int integer(String field) {
    return record.path(field).asInt();
  }

  /** The header, to be repeated in the reply. */
  ObjectNode headerCopy() {
    return record.path(HEADER).deepCopy();
  }
}
