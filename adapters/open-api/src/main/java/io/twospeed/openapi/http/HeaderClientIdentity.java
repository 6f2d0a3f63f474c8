package io.twospeed.openapi.http;

import io.twospeed.openapi.schema.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;

/**
 * Believes a request header: right behind a gateway that sets it, until the door authenticates
 * clients itself. Who sends none is {@code anonymous}, all of them together one client.
 */
public record HeaderClientIdentity(String header) implements ClientIdentity {
  private static final int MOST_CHARACTERS = 64;

  @Override
  public String of(HttpServletRequest request, Collection<Violation> violations) {
    String name = request.getHeader(header);
    if (name == null) {
      return ANONYMOUS;
    }
    if (!isName(name)) {
      violations.add(
          new Violation(
              "/header/" + header,
              "must be 1 to " + MOST_CHARACTERS + " letters, digits, '.', '-' or '_'"));
    }
    return name;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MOST_CHARACTERS;
  }
}
