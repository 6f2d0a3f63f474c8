package io.twospeed.openapi.request;

import io.twospeed.openapi.answer.Refusal;
import io.twospeed.openapi.contract.RequestBody;
import io.twospeed.openapi.http.JsonBodies;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.schema.TooComplexException;
import io.twospeed.openapi.schema.Violation;
import io.twospeed.openapi.settings.DoorSettings;
import java.util.List;

/** Every way in which the door refuses a request before anything serves it. */
public final class Refusals {
  public static final Refusal NO_SUCH_PATH =
      Refusal.of(
          "not-found", 404, "No product serves this path; GET /openapi lists what there is.");
  public static final Refusal WRONG_METHOD =
      Refusal.of(
          "method-not-allowed", 405, "The path has no such method; the Allow header lists them.");
  public static final Refusal MALFORMED_PATH =
      Refusal.of("malformed-path", 400, "The path is not percent-coded UTF-8.");
  static final Refusal NOT_ACCEPTABLE =
      Refusal.of("not-acceptable", 406, "Answers are JSON; the Accept header excludes it.");
  static final Refusal UNEXPECTED_BODY =
      Refusal.of(
          "invalid-request",
          400,
          "The request does not fit the contract.",
          new Violation("", "the operation takes no body; leave it out"));
  static final Refusal BROKEN_BODY =
      Refusal.of("broken-body", 400, "The request's body broke off.");

  static final Refusal TOO_COMPLEX =
      Refusal.of(
          "too-complex",
          400,
          "The request cannot be checked within the bounds of a check.",
          TooComplexException.violation());

  private Refusals() {}

  public static Refusal overload(DoorSettings settings) {
    ApiProblem problem =
        new ApiProblem(
            "too-busy",
            503,
            "Too many requests are on their way.",
            null,
            settings.retryAfterSeconds());
    return new Refusal(problem, List.of());
  }

  static Refusal mediaType(RequestBody body) {
    return Refusal.of(
        "unsupported-media-type",
        415,
        "The body must be %s in UTF-8, without Content-Encoding."
            .formatted(String.join(" or ", body.mediaTypes())));
  }

  static Refusal tooLarge(DoorSettings settings) {
    return Refusal.of(
        "content-too-large",
        413,
        "The body is larger than the %d bytes that are taken.".formatted(settings.maxBodyBytes()));
  }

  static Refusal malformed(JsonBodies.MalformedJson malformed) {
    return Refusal.of(
        "malformed-json",
        400,
        "The body is not well-formed JSON.",
        new Violation("", malformed.detail()));
  }
}
