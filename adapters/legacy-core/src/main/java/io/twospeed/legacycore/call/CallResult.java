package io.twospeed.legacycore.call;

import com.fasterxml.jackson.databind.JsonNode;

/** Who is told how a call ended: exactly once, on whatever thread knew it first. */
public interface CallResult {
  void answered(CoreCall call, JsonNode canonical);

  void failed(CoreCall call, CoreCallException problem);
}
