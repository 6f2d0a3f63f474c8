package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;

/** Who is told how a call ended: exactly once, on whatever thread knew it first. */
interface CallResult {
  void answered(CoreCall call, JsonNode canonical);

  void failed(CoreCall call, CoreCallException problem);
}
