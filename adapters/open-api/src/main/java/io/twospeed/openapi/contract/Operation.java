package io.twospeed.openapi.contract;

import io.twospeed.openapi.http.Methods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a contract, compiled.
 *
 * @param template the path as the contract writes it, below its server's base path
 * @param pathParameters by the index of the segment that holds them
 * @param body null where the operation takes none
 */
public record Operation(
    String id,
    String method,
    PathTemplate template,
    List<@Nullable Parameter> pathParameters,
    Map<String, Parameter> queryParameters,
    List<Parameter> headerParameters,
    @Nullable RequestBody body,
    Answers answers,
    int line) {

  /** Whether the request may have changed the core, as far as HTTP tells (RFC 9110, 9.2.1). */
  public boolean mayChange() {
    return !Methods.isSafe(method);
  }
}
