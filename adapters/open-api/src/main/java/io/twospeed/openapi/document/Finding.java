package io.twospeed.openapi.document;

import io.twospeed.base.Printable;

/**
 * One fault in a file of a product: what, where, what was expected, how to mend it.
 *
 * @param line 1-based; 0 where the fault is the file's as a whole
 */
public record Finding(String file, int line, String what, String expected, String fix) {
  /** One line whatever the file holds: a line break in a name would look like another finding. */
  public Finding {
    file = Printable.of(file);
    what = Printable.of(what);
    expected = Printable.of(expected);
    fix = Printable.of(fix);
  }

  @Override
  public String toString() {
    return "%s:%d: %s; expected %s; fix: %s".formatted(file, line, what, expected, fix);
  }
}
