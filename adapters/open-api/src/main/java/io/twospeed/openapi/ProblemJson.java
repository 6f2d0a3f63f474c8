package io.twospeed.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;

/**
 * Writes a problem as RFC 9457 has it. Public so that the container's own errors can be said in the
 * same form.
 */
public final class ProblemJson {
  /** The media type of what is written here. */
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  /**
   * The problem as UTF-8 bytes.
   *
   * @param interactionId of the request; never its path, which may hold an account number
   * @param traceId W3C trace-id
   */
  public static byte[] render(ApiProblem problem, String interactionId, String traceId) {
    return render(problem, List.of(), interactionId, traceId);
  }

  /** A new id for a request that failed before it had one. Safe for many threads. */
  public static String newId() {
    return RandomIds.next();
  }

  static byte[] render(
      ApiProblem problem, Collection<Violation> violations, String interactionId, String traceId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "urn:twospeed:problem:" + problem.name());
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("instance", "urn:twospeed:interaction:" + interactionId);
      json.writeStringField("traceId", traceId);
      if (problem.outcome() != null) {
        json.writeStringField("outcome", problem.outcome());
      }
      if (!violations.isEmpty()) {
        write(violations, json);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Collection<Violation> violations, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("errors");
    for (Violation violation : violations) {
      json.writeStartObject();
      json.writeStringField("pointer", violation.pointer());
      json.writeStringField("detail", violation.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
