package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.operation.script.TranslationException;
import java.util.Optional;

/** Records in messages; a field of the reply says yes or no. */
final class RecordWire implements Wire {
  private final RecordCodec request;
  private final RecordCodec response;
  private final ReturnField result;

  RecordWire(RecordCodec request, RecordCodec response, ReturnField result) {
    this.request = request;
    this.response = response;
    this.result = result;
  }

  @Override
  public byte[] encode(JsonNode mapped) {
    return request.encode(mapped);
  }

  @Override
  public Answer decode(byte[] wire) {
    ObjectNode record;
    try {
      record = response.decode(wire);
    } catch (RecordException notWhole) {
      return refusal(wire, notWhole);
    }
    String code = result.codeIn(record).orElseThrow(result::missing);
    return result.isYes(code) ? new Answer.Yes(record) : new Answer.No(result.refusal(code));
  }

  /**
   * A core that refuses need not send what it has not: the return code alone tells, where the rest
   * is cut off or blank. A yes must be whole; and so must be what could be another message: bytes
   * that are no field's, and no fill either, are believed nothing.
   */
  private Answer refusal(byte[] wire, RecordException notWhole) {
    Optional<String> code;
    try {
      code = result.codeIn(response.decodeRefusal(wire));
    } catch (RecordException garbled) {
      throw notWhole;
    }
    return code.filter(said -> said.matches("[!-~]+") && !result.isYes(said))
        .map(said -> new Answer.No(result.refusal(said)))
        .orElseThrow(() -> notWhole);
  }

  @Override
  public CoreReply.Refused fault(byte[] detail) {
    throw new TranslationException("a SOAP fault for an operation that travels by mq");
  }
}
