package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What the core said: yes with an answer, or no with a code. */
public sealed interface CoreReply {

  /** The core did it. */
  record Accepted(JsonNode canonical) implements CoreReply {}

  /**
   * The core refused.
   *
   * @param code the core's own return code or fault name
   * @param problem the last part of {@code urn:twospeed:problem:<name>}
   * @param status HTTP status, 4xx or 5xx
   * @param title a sentence for the caller, from return-codes.yaml, never the core's own text
   */
  record Refused(String code, String problem, int status, String title) implements CoreReply {
    private static final int BAD_GATEWAY = 502;

    /**
     * Whether nothing was done, because the core said no. A code that return-codes.yaml gives 502
     * (an abend), one it does not know, and a fault without a type leave open what the core did.
     */
    public boolean saysNothingWasDone() {
      return status != BAD_GATEWAY;
    }
  }
}
