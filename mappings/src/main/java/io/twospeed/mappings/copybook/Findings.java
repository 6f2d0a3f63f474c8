package io.twospeed.mappings.copybook;

import io.twospeed.mappings.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a copybook, gathered so that it can be said all at once. */
final class Findings {
  private static final int MOST = 100;
  private final List<Finding> list = new ArrayList<>();

  void add(String file, int line, String what, String expected, String fix) {
    if (list.size() < MOST) {
      list.add(new Finding(file, line, what, expected, fix));
    }
  }

  void add(Placed at, String what, String expected, String fix) {
    add(at.file(), at.line(), what, expected, fix);
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  int size() {
    return list.size();
  }

  CopybookException exception() {
    return new CopybookException(list);
  }

  void refuse() {
    if (!list.isEmpty()) {
      throw exception();
    }
  }
}
