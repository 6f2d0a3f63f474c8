package io.twospeed.openapi.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.contract.Parameter;
import io.twospeed.openapi.document.PercentCoding;
import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an operation's parameters from a request, and checks them. */
final class ParameterValues {
  private ParameterValues() {}

  static ObjectNode read(
      HttpServletRequest request,
      List<String> segments,
      Mount mount,
      Collection<Violation> violations) {
    Operation operation = mount.operation();
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    List<@Nullable Parameter> inPath = operation.pathParameters();
    for (int i = 0; i < inPath.size(); i++) {
      Parameter parameter = inPath.get(i);
      if (parameter != null) {
        parameter.take(segments.get(i), false, values, violations);
        parameter.check(values, violations);
      }
    }
    readQuery(request.getQueryString(), operation, values, violations);
    for (Parameter parameter : operation.headerParameters()) {
      String header = request.getHeader(parameter.name());
      if (IdempotencyKey.isNamed(parameter.name())) {
        header = header == null ? null : IdempotencyKey.parse(header);
        if (header == null && mount.journalled()) {
          continue; // The door asks for it by itself, and says what it should look like.
        }
      }
      if (header != null) {
        parameter.take(header, false, values, violations);
      }
      parameter.check(values, violations);
    }
    return values;
  }

  private static void readQuery(
      @Nullable String query,
      Operation operation,
      ObjectNode values,
      Collection<Violation> violations) {
    if (query != null && !query.isEmpty()) {
      takeQuery(query, operation, values, violations);
    }
    for (Parameter parameter : operation.queryParameters().values()) {
      parameter.check(values, violations);
    }
  }

  private static void takeQuery(
      String query, Operation operation, ObjectNode values, Collection<Violation> violations) {
    boolean unknown = false;
    int from = 0;
    while (from <= query.length()) {
      int ampersand = query.indexOf('&', from);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (end > from) {
        int equals = query.indexOf('=', from);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        String name = PercentCoding.decode(query.substring(from, nameEnd), true);
        Parameter parameter = name == null ? null : operation.queryParameters().get(name);
        if (parameter == null) {
          unknown = true;
        } else {
          parameter.take(
              query.substring(Math.min(nameEnd + 1, end), end), true, values, violations);
        }
      }
      from = end + 1;
    }
    if (unknown) {
      String known = String.join(", ", operation.queryParameters().keySet());
      violations.add(
          new Violation(
              "/query",
              "has a parameter the contract does not know; it knows "
                  + (known.isEmpty() ? "none" : known)));
    }
  }
}
