package io.twospeed.app.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a list is asked for: {@code ?state=A,B&operation=&product=&before=&limit=}. */
final class PageQuery {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;

  private final HttpServletRequest request;

  PageQuery(HttpServletRequest request) {
    this.request = request;
  }

  <S extends Enum<S>> Set<S> states(Class<S> kind) {
    Set<S> states = EnumSet.noneOf(kind);
    String[] given = request.getParameterValues("state");
    if (given != null) {
      for (String name : String.join(",", given).split(",", -1)) {
        if (!name.isBlank()) {
          states.add(state(kind, name.strip()));
        }
      }
    }
    return states;
  }

  private static <S extends Enum<S>> S state(Class<S> kind, String name) {
    for (S state : kind.getEnumConstants()) {
      if (state.name().equals(name.toUpperCase(Locale.ROOT))) {
        return state;
      }
    }
    throw AdminProblem.invalid(
        "Parameter state names none; expected one or more of "
            + Arrays.toString(kind.getEnumConstants()));
  }

  @Nullable String text(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value;
  }

  @Nullable Long before() {
    String value = text("before");
    return value == null ? null : number("before", value, 0, Long.MAX_VALUE);
  }

  int limit() {
    String value = text("limit");
    return value == null ? DEFAULT_LIMIT : (int) number("limit", value, 1, MOST);
  }

  private static long number(String name, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Told below.
    }
    throw AdminProblem.invalid(
        "Parameter %s is none; expected a number from %d to %d".formatted(name, least, most));
  }
}
