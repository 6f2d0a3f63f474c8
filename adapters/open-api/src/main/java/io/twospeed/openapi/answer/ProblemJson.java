package io.twospeed.openapi.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.twospeed.openapi.http.RandomIds;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.schema.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    return render(problem, violations, null, interactionId, traceId);
  }

  /**
   * The same, and what led to it.
   *
   * @param cause only its type is told: its title may say more than is true by then
   */
  static byte[] render(ApiProblem problem, ApiProblem cause, String interactionId, String traceId) {
    return render(problem, List.of(), cause, interactionId, traceId);
  }

  private static byte[] render(
      ApiProblem problem,
      Collection<Violation> violations,
      @Nullable ApiProblem cause,
      String interactionId,
      String traceId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", type(problem));
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("instance", "urn:twospeed:interaction:" + interactionId);
      json.writeStringField("traceId", traceId);
      if (problem.outcome() != null) {
        json.writeStringField("outcome", problem.outcome());
      }
      if (cause != null) {
        json.writeStringField("cause", type(cause));
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

  private static String type(ApiProblem problem) {
    return "urn:twospeed:problem:" + problem.name();
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
