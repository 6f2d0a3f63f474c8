package io.twospeed.mappings.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDateTime;

/**
 * What a request carries beside the caller's data; the request's JSLT sees it as {@code $call}.
 *
 * @param reference ours, 32 characters, unique; it travels to the core
 * @param channel the code the core knows this layer by
 * @param timestamp in the core's own zone
 */
public record CallContext(String reference, String channel, LocalDateTime timestamp) {

  public JsonNode asJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reference", reference)
        .put("channel", channel)
        .put("timestamp", timestamp.toString());
  }
}
