package io.twospeed.simulator.mq;

import com.fasterxml.jackson.core.JsonGenerator;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.simulator.record.RecordContract;
import io.twospeed.simulator.record.RecordRequest;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Every reply that was put on a queue, where it is wanted: so that a test can ask what has become
 * of each. It only grows. Thread-safe.
 */
public final class KeptReplies {
  private final boolean wanted;
  private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

  public KeptReplies(boolean wanted) {
    this.wanted = wanted;
  }

  /** How a reply went out. */
  enum Form {
    ANSWER,
    GARBLED,
    MISDIRECTED
  }

  /**
   * A reply.
   *
   * @param code empty where it was garbled
   * @param sure false where the connection broke while it was sent: the broker may have it
   */
  private record Kept(String operation, String reference, Form form, String code, boolean sure) {}

  /** To be called once the broker has taken it, or may have. */
  void sent(RecordContract contract, Inbound request, byte[] reply, Form form, boolean sure) {
    if (wanted) {
      kept.add(
          new Kept(
              contract.operation().wireName(),
              reference(contract, request),
              form,
              form == Form.GARBLED ? "" : code(contract, reply),
              sure));
    }
  }

  public void clear() {
    kept.clear();
  }

  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("replies");
    for (Kept reply : kept) {
      json.writeStartObject();
      json.writeStringField("operation", reply.operation());
      json.writeStringField("reference", reply.reference());
      json.writeStringField("form", reply.form().name());
      json.writeStringField("code", reply.code());
      json.writeBooleanField("sure", reply.sure());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String reference(RecordContract contract, Inbound request) {
    try {
      return new RecordRequest(contract.request().decode(request.body())).reference();
    } catch (RecordException e) {
      return "";
    }
  }

  private static String code(RecordContract contract, byte[] reply) {
    return contract
        .reply()
        .decode(reply)
        .path(RecordRequest.HEADER)
        .path("RET-CODE")
        .asText()
        .strip();
  }
}
