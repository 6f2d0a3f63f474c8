package io.twospeed.journal.jdbc;

import io.twospeed.journal.common.Page;
import io.twospeed.journal.jdbc.commit.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a list, with their arguments; a null one is left out. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  Where in(String column, Collection<? extends Enum<?>> states) {
    if (!states.isEmpty()) {
      conditions.add(
          column + " IN (" + String.join(", ", Collections.nCopies(states.size(), "?")) + ")");
      states.forEach(state -> arguments.add(state.name()));
    }
    return this;
  }

  Where and(String condition, @Nullable Object argument) {
    if (argument != null) {
      conditions.add(condition);
      arguments.add(argument instanceof Instant time ? Times.column(time) : argument);
    }
    return this;
  }

  /** Newest first; one row more than the limit, see {@link Page#cut}. */
  String newestFirst(String select) {
    return select + sql() + " ORDER BY seq DESC LIMIT ?";
  }

  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  List<Object> arguments() {
    return arguments;
  }

  List<Object> argumentsAndOneMoreThan(int limit) {
    List<Object> all = new ArrayList<>(arguments);
    all.add(limit + 1);
    return all;
  }
}
