package io.twospeed.mappings.operation.files;

import io.twospeed.mappings.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in every file of one load. Files are named relative to the folder. */
public final class Findings {
  private final Path root;
  private final List<Finding> found = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  public Findings(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  public void add(Path file, int line, String what, String expected, String fix) {
    found.add(new Finding(nameOf(file), line, what, expected, fix));
  }

  /** Findings of a reader that knows only its own file; their files are named from the folder. */
  public void addAll(Collection<Finding> others) {
    addAll(others, found);
  }

  /** What refuses nothing; its files are named from the folder too. */
  public void warn(Collection<Finding> others) {
    addAll(others, warnings);
  }

  public List<Finding> warnings() {
    return List.copyOf(warnings);
  }

  private void addAll(Collection<Finding> others, List<Finding> into) {
    for (Finding other : others) {
      Finding named =
          new Finding(
              nameOf(Path.of(other.file())),
              other.line(),
              other.what(),
              other.expected(),
              other.fix());
      // One copybook may serve many operations; its fault is still one fault.
      if (!into.contains(named)) {
        into.add(named);
      }
    }
  }

  public String nameOf(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path named = whole.startsWith(root) ? root.relativize(whole) : file;
    return named.toString().replace('\\', '/');
  }

  public int count() {
    return found.size();
  }

  /** All of them, by file and line. */
  public List<Finding> all() {
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
    return sorted;
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new CatalogueException(all());
    }
  }
}
