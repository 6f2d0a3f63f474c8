package io.twospeed.app.findings;

import java.nio.file.Path;

/** Paths as a person at this prompt can use them: from here, where they lie below. */
public final class Shown {
  private Shown() {}

  public static String path(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    boolean below = whole.startsWith(here) && !whole.equals(here);
    return (below ? here.relativize(whole) : whole).toString();
  }

  /** A finding whose file is named from a folder, named from here. */
  public static String below(Path folder, String finding) {
    return finding.startsWith("/") ? finding : path(folder) + "/" + finding;
  }
}
