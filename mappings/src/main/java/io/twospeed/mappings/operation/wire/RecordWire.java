package io.twospeed.mappings.operation.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.operation.script.TranslationException;

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
    ObjectNode record = response.decode(wire);
    String code = result.codeIn(record);
    return result.isYes(code) ? new Answer.Yes(record) : new Answer.No(result.refusal(code));
  }

  @Override
  public CoreReply.Refused fault(byte[] detail) {
    throw new TranslationException("a SOAP fault for an operation that travels by mq");
  }
}
