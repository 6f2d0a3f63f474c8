package io.twospeed.app.cli.diff;

import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.copybook.diff.FieldChange;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a new release of a copybook asks of one operation.
 *
 * @param findings why the new release cannot be read with the operation's own options
 */
public record Impact(String operation, List<OfRecord> records, List<String> findings) {

  /**
   * One record of it.
   *
   * @param fields the changed fields that the mapping names
   */
  record OfRecord(
      RecordChanges changes, Direction direction, Compatibility verdict, List<String> fields) {

    static OfRecord of(RecordChanges changes, Direction direction, Predicate<String> named) {
      List<String> fields =
          changes.changes().stream()
              .filter(each -> !each.path().isEmpty() && each.named(named))
              .map(FieldChange::name)
              .distinct()
              .toList();
      return new OfRecord(changes, direction, changes.in(direction, named), fields);
    }
  }

  Compatibility verdict() {
    return records.stream()
        .map(OfRecord::verdict)
        .reduce(
            findings.isEmpty() ? Compatibility.COMPATIBLE : Compatibility.BREAKS,
            Compatibility::or);
  }

  boolean touched() {
    return !findings.isEmpty()
        || records.stream().anyMatch(each -> !each.changes().changes().isEmpty());
  }

  public Impact only(Predicate<RecordChanges> wanted) {
    return new Impact(
        operation, records.stream().filter(each -> wanted.test(each.changes())).toList(), findings);
  }
}
