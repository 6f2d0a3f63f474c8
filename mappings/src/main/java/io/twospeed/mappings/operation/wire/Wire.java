package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What is sent and received, bound to its contract: a record's bytes or a SOAP message's XML. */
public interface Wire {

  /** What the request's mapping made, as bytes. */
  byte[] encode(JsonNode mapped);

  /** The core's answer, still in its own names. */
  Answer decode(byte[] wire);

  /** A SOAP fault's answer. */
  CoreReply.Refused fault(byte[] detail);

  /**
   * The wire of one operation, and how it travels.
   *
   * @param headers the header parts that its request must have, by their names in JSON
   */
  record Bound(Wire wire, Transport transport, Set<String> headers) {

    public Bound(Wire wire, Transport transport) {
      this(wire, transport, Set.of());
    }
  }

  /** Yes with a body to map, or no. */
  sealed interface Answer {
    /** The core said yes. */
    record Yes(JsonNode body) implements Answer {}

    /** The core said no. */
    record No(CoreReply.Refused refusal) implements Answer {}
  }
}
