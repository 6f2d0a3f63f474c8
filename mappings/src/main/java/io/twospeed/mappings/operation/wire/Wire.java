package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What is sent and received, bound to its contract: a record's bytes or a SOAP body's XML. */
public interface Wire {

  /** What the request's mapping made, as bytes. */
  byte[] encode(JsonNode mapped);

  /** The core's answer, still in its own names. */
  Answer decode(byte[] wire);

  /** A SOAP fault's answer. */
  CoreReply.Refused fault(byte[] detail);

  /** The wire of one operation, and how it travels. */
  record Bound(Wire wire, Transport transport) {}

  /** Yes with a body to map, or no. */
  sealed interface Answer {
    /** The core said yes. */
    record Yes(JsonNode body) implements Answer {}

    /** The core said no. */
    record No(CoreReply.Refused refusal) implements Answer {}
  }
}
