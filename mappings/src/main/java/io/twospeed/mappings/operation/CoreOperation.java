package io.twospeed.mappings.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One operation of the core, everything bound: a call only runs it. Immutable, safe for many
 * threads.
 */
public final class CoreOperation {
  private CoreOperation() {}

  public String name() {
    throw new UnsupportedOperationException();
  }

  /** The connection in config that reaches the core system. */
  public String system() {
    throw new UnsupportedOperationException();
  }

  public Transport transport() {
    throw new UnsupportedOperationException();
  }

  public Effect effect() {
    throw new UnsupportedOperationException();
  }

  public Duration timeout() {
    throw new UnsupportedOperationException();
  }

  /**
   * Canonical JSON to what goes on the wire: a record's bytes, or the UTF-8 XML of the SOAP body's
   * one element.
   *
   * @throws TranslationException before anything is sent
   */
  public byte[] request(JsonNode canonical, CallContext call) {
    throw new UnsupportedOperationException();
  }

  /**
   * What came back on the wire to the core's answer, in canonical JSON.
   *
   * @throws TranslationException where the reply is not what the contract says
   */
  public CoreReply reply(byte[] wire) {
    throw new UnsupportedOperationException();
  }

  /**
   * A SOAP fault to the core's answer.
   *
   * @param detail UTF-8 XML of the first element in the fault's detail; empty where it has none
   */
  public CoreReply fault(byte[] detail) {
    throw new UnsupportedOperationException();
  }
}
