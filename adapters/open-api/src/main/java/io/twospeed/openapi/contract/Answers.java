package io.twospeed.openapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.schema.Shape;
import io.twospeed.openapi.schema.Violation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation may answer.
 *
 * @param byStatus exact statuses, then classes as 2 for {@code 2XX}, then 0 for {@code default}
 * @param firstSuccess the status a route means that names none
 */
public record Answers(Map<Integer, Answer> byStatus, int firstSuccess) {

  public @Nullable Answer of(int status) {
    Answer exact = byStatus.get(status);
    if (exact != null) {
      return exact;
    }
    Answer ofClass = byStatus.get(status / 100);
    return ofClass != null ? ofClass : byStatus.get(0);
  }

  /**
   * One answer.
   *
   * @param contentType null where it has no body
   * @param shape null where the contract leaves the body open
   * @param headers lower case
   */
  public record Answer(@Nullable String contentType, @Nullable Shape shape, Set<String> headers) {

    public void check(JsonNode body, Collection<Violation> violations) {
      if (shape != null) {
        shape.check(body, "", violations);
      }
    }
  }
}
