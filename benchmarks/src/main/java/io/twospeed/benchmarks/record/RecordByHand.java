package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One record to the tree of our codec and back, its offsets written by hand. */
interface RecordByHand {
  ObjectNode decode(byte[] record);

  byte[] encode(JsonNode json);
}
