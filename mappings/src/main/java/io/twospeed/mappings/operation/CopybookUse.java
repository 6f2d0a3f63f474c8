package io.twospeed.mappings.operation;

import io.twospeed.mappings.copybook.diff.Direction;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An operation whose records stand in a copybook, or in one that COPYs it.
 *
 * @param operation its name
 * @param system the core system it belongs to
 * @param codec the operation's own codec options
 * @param records what it writes and what it reads of that copybook
 */
public record CopybookUse(
    String operation, String system, Map<String, String> codec, List<RecordUse> records) {

  /**
   * One record of an operation.
   *
   * @param copybook the file in contracts/ that operation.yaml names
   * @param names words of its mapping, of what that imports, and of operation.yaml's own settings;
   *     in upper case
   * @param whole whether the mapping copies what it does not name
   */
  public record RecordUse(
      Path copybook, String record, Direction direction, Set<String> names, boolean whole) {

    /** Whether the mapping reads or writes a field. */
    public boolean names(String field) {
      return whole || names.contains(field.toUpperCase(Locale.ROOT));
    }
  }
}
