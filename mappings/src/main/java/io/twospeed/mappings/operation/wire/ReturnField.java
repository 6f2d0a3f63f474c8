package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.operation.script.TranslationException;
import java.util.List;
import java.util.Set;

/** Where a reply holds the core's return code, and which codes mean yes. */
final class ReturnField {
  private final String[] path;
  private final Set<String> yes;
  private final ReturnCodes codes;

  ReturnField(String path, List<String> yes, ReturnCodes codes) {
    this.path = path.split("\\.", -1);
    this.yes = Set.copyOf(yes);
    this.codes = codes;
  }

  String codeIn(JsonNode record) {
    JsonNode node = record;
    for (String step : path) {
      node = node.path(step);
    }
    if (node.isMissingNode() || node.isContainerNode()) {
      throw new TranslationException("the reply has no field " + String.join(".", path));
    }
    return node.asText().strip();
  }

  boolean isYes(String code) {
    return yes.contains(code);
  }

  CoreReply.Refused refusal(String code) {
    return codes.refusal(code);
  }
}
