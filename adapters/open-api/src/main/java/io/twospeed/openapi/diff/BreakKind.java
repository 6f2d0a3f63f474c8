package io.twospeed.openapi.diff;

import java.util.Locale;

/** The ways a contract can break what its predecessor promised. The names are stable. */
enum BreakKind {
  OPERATION_REMOVED("its calls are answered 404 or 405"),
  PARAMETER_REMOVED("what it asks for by it is not heard any more"),
  PARAMETER_REQUIRED("its request without it is refused"),
  REQUEST_BODY_REQUIRED("its request without a body is refused"),
  REQUEST_MEDIA_TYPE_REMOVED("its request is refused with 415"),
  REQUEST_FIELD_REQUIRED("its request without it is refused"),
  REQUEST_FIELD_REMOVED("what it says there is refused, or not heard"),
  REQUEST_FIELD_TYPE("the value it sends today is refused"),
  REQUEST_FIELD_NARROWED("values it may send today are refused"),
  RESPONSE_STATUS_REMOVED("an answer it is ready for does not come any more"),
  RESPONSE_MEDIA_TYPE_REMOVED("the answer comes in another format"),
  RESPONSE_HEADER_REMOVED("it finds no such header"),
  RESPONSE_FIELD_REMOVED("it finds nothing where a value was"),
  RESPONSE_FIELD_OPTIONAL("it finds the field missing at times"),
  RESPONSE_FIELD_TYPE("it reads a value of another type"),
  RESPONSE_FIELD_WIDENED("it gets values it does not know"),
  SECURITY_CHANGED("its credentials are refused");

  private final String noticed;

  BreakKind(String noticed) {
    this.noticed = noticed;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a client of the predecessor notices. */
  String noticed() {
    return noticed;
  }
}
