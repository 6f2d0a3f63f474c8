package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.options.Padding;
import io.twospeed.mappings.operation.script.TranslationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a reply holds the core's return code, and which codes mean yes. */
final class ReturnField {
  private final String[] path;
  private final Set<String> yes;
  private final ReturnCodes codes;
  private final Padding padding;

  ReturnField(String path, List<String> yes, ReturnCodes codes, Padding padding) {
    this.padding = padding;
    this.path = path.split("\\.", -1);
    this.yes = Set.copyOf(yes);
    this.codes = codes;
  }

  /** The code as it stands in the record; empty where the record has no such field. */
  Optional<String> codeIn(JsonNode record) {
    JsonNode node = record;
    for (String step : path) {
      node = node.path(step);
    }
    return node.isValueNode() && !node.isNull()
        ? Optional.of(padding.strip(node.asText()).strip())
        : Optional.empty();
  }

  TranslationException missing() {
    return new TranslationException("the reply has no field " + String.join(".", path));
  }

  boolean isYes(String code) {
    return yes.contains(code);
  }

  CoreReply.Refused refusal(String code) {
    return codes.refusal(code);
  }
}
