package io.twospeed.mappings.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.script.Script;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import io.twospeed.mappings.operation.wire.Wire;
import io.twospeed.mappings.xml.codec.XmlException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the core, everything bound: a call only runs it. Immutable, safe for many
 * threads.
 */
public final class CoreOperation {
  private final Declaration declaration;
  private final Transport transport;
  private final Script requestMap;
  private final Script responseMap;
  private final Wire wire;

  CoreOperation(
      Declaration declaration,
      Transport transport,
      Script requestMap,
      Script responseMap,
      Wire wire) {
    this.declaration = declaration;
    this.transport = transport;
    this.requestMap = requestMap;
    this.responseMap = responseMap;
    this.wire = wire;
  }

  /** The operation's name, which is its folder's, such as {@code accounts.balance}. */
  public String name() {
    return declaration.name();
  }

  /** The connection in config that reaches the core system. */
  public String system() {
    return declaration.system();
  }

  /** How it travels. */
  public Transport transport() {
    return transport;
  }

  /** Whether it can change anything in the core. */
  public Effect effect() {
    return declaration.effect();
  }

  /** How long the core may take; a caller's own deadline may be shorter. */
  public Duration timeout() {
    return declaration.timeout();
  }

  /** How long an answer may be given again; empty where it may not. */
  public Optional<Duration> cache() {
    return declaration.cache();
  }

  /** How a call without an answer is settled and a confirmed one undone. */
  public Settlement settlement() {
    return declaration.settlement();
  }

  /** The fields a canonical request may have; empty where its mapping takes whatever it has. */
  public Optional<Set<String>> requestFields() {
    return requestMap.outline().reads();
  }

  /** The fields a canonical answer may have; empty where that shows only in an answer. */
  public Optional<Set<String>> answerFields() {
    return responseMap.outline().makes();
  }

  /**
   * Canonical JSON to what goes on the wire: a record's bytes, or the UTF-8 XML of the SOAP body's
   * one element, or of the envelope where its binding has header parts.
   *
   * @throws TranslationException before anything is sent
   */
  public byte[] request(JsonNode canonical, CallContext call) {
    JsonNode mapped = requestMap.apply(canonical, Map.of("call", call.asJson()));
    try {
      return wire.encode(mapped);
    } catch (RecordException | XmlException e) {
      throw failed("request", e);
    }
  }

  /**
   * What came back on the wire to the core's answer, in canonical JSON.
   *
   * @throws TranslationException where the reply is not what the contract says
   */
  public CoreReply reply(byte[] wireBytes) {
    Wire.Answer answer;
    try {
      answer = wire.decode(wireBytes);
    } catch (RecordException | XmlException e) {
      throw failed("reply", e);
    }
    if (answer instanceof Wire.Answer.Yes yes) {
      return new CoreReply.Accepted(responseMap.apply(yes.body(), Map.of()));
    }
    return ((Wire.Answer.No) answer).refusal();
  }

  /**
   * A SOAP fault to the core's answer.
   *
   * @param detail UTF-8 XML of the one element in the fault's detail, or of the detail with all of
   *     them; empty where it has none
   * @throws TranslationException where the detail is not a fault of the contract
   */
  public CoreReply fault(byte[] detail) {
    try {
      return wire.fault(detail);
    } catch (XmlException e) {
      throw failed("fault", e);
    }
  }

  private TranslationException failed(String direction, RuntimeException cause) {
    return new TranslationException(name() + " " + direction + ": " + cause.getMessage(), cause);
  }
}
