package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a copybook, gathered so that it can be said all at once. */
public final class Findings {
  private static final int MOST = 100;
  private final List<Finding> list = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  public void add(String file, int line, String what, String expected, String fix) {
    if (list.size() < MOST) {
      list.add(new Finding(file, line, what, expected, fix));
    }
  }

  /** What is no fault, and may be the reason of one. */
  void warn(String file, int line, String what, String expected, String fix) {
    if (warnings.size() < MOST) {
      warnings.add(new Finding(file, line, what, expected, fix));
    }
  }

  public List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  public void add(Placed at, String what, String expected, String fix) {
    add(at.file(), at.line(), what, expected, fix);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  int size() {
    return list.size();
  }

  public CopybookException exception() {
    List<Finding> all = new ArrayList<>(list);
    all.addAll(warnings);
    return new CopybookException(all);
  }

  public void refuse() {
    if (!list.isEmpty()) {
      throw exception();
    }
  }
}
