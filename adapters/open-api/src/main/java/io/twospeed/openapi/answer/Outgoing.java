package io.twospeed.openapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.openapi.contract.Answers.Answer;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.http.JsonBodies;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.schema.TooComplexException;
import io.twospeed.openapi.schema.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A response as it goes out: bytes, once made, are all that is left of what a route answered. */
public final class Outgoing {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final byte[] NONE = new byte[0];

  final int status;
  final @Nullable String contentType;
  final Map<String, String> headers;
  final byte[] body;

  public Outgoing(
      int status, @Nullable String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  public static Outgoing empty(int status) {
    return new Outgoing(status, null, Map.of(), NONE);
  }

  /** A response as the journal kept it. */
  public static Outgoing of(OwedResponse owed) {
    Map<String, String> headers = new LinkedHashMap<>(owed.headers());
    String contentType = headers.remove(CONTENT_TYPE);
    return new Outgoing(owed.status(), contentType, headers, owed.body());
  }

  /**
   * For the journal to keep.
   *
   * @throws IllegalArgumentException where it is larger than the journal keeps
   */
  public OwedResponse owed() {
    if (contentType == null) {
      return new OwedResponse(status, headers, body);
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(CONTENT_TYPE, contentType);
    return new OwedResponse(status, all, body);
  }

  /** The same with further headers. */
  public Outgoing with(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(further);
    return new Outgoing(status, contentType, all, body);
  }

  public static Outgoing problem(ApiProblem problem, byte[] body) {
    Map<String, String> headers =
        problem.retryAfterSeconds() > 0
            ? Map.of("Retry-After", Integer.toString(problem.retryAfterSeconds()))
            : Map.of();
    return new Outgoing(problem.status(), ProblemJson.CONTENT_TYPE, headers, body);
  }

  /**
   * What a route answered, checked against the contract.
   *
   * @throws BrokenContract with every place where it does not fit
   */
  static Outgoing of(ApiReply reply, Operation operation, boolean validate) throws BrokenContract {
    int status = reply.status() == 0 ? operation.answers().firstSuccess() : reply.status();
    Answer answer = operation.answers().of(status);
    if (answer == null || status < 200 || status > 599) {
      throw new BrokenContract(
          List.of(new Violation("", "the contract knows no response with status " + status)));
    }
    Map<String, String> headers = declared(reply.headers(), answer);
    JsonNode body = reply.body();
    if (answer.contentType() == null || status == 204 || status == 304) {
      return new Outgoing(status, null, headers, NONE);
    }
    if (body == null || body.isMissingNode()) {
      throw new BrokenContract(List.of(new Violation("", "a body is required and missing")));
    }
    if (validate) {
      check(body, answer);
    }
    try {
      return new Outgoing(status, answer.contentType(), headers, JsonBodies.write(body));
    } catch (IOException broken) {
      throw new BrokenContract(List.of(new Violation("", "the body cannot be written as JSON")));
    }
  }

  private static void check(JsonNode body, Answer answer) throws BrokenContract {
    List<Violation> violations = new ArrayList<>(0);
    try {
      answer.check(body, violations);
    } catch (TooComplexException beyond) {
      violations.add(TooComplexException.violation());
    }
    if (!violations.isEmpty()) {
      throw new BrokenContract(violations);
    }
  }

  private static Map<String, String> declared(Map<String, String> headers, Answer answer) {
    if (headers.isEmpty() || answer.headers().isEmpty()) {
      return Map.of();
    }
    Map<String, String> declared = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (answer.headers().contains(name.toLowerCase(Locale.ROOT)) && isPlain(value)) {
            declared.put(name, value);
          }
        });
    return declared;
  }

  /** A line break in a header would be a second header. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) == 127) {
        return false;
      }
    }
    return true;
  }

  /** A route's answer that its contract does not allow. */
  static final class BrokenContract extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Violation> violations;

    BrokenContract(List<Violation> violations) {
      super("a response that breaks the contract", null, false, false);
      this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
      return violations;
    }

    /** Each place and what is expected there, in one line. */
    String places() {
      return violations.stream()
          .map(each -> each.pointer() + " " + each.detail())
          .collect(Collectors.joining("; "));
    }
  }
}
