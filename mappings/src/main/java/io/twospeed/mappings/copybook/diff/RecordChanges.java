package io.twospeed.mappings.copybook.diff;

import java.util.List;
import java.util.function.Predicate;

/**
 * What has changed in one record.
 *
 * @param before its name in the old copybook; empty where it is new
 * @param after its name in the new copybook; empty where it is gone
 * @param changes in the order of the old record, what is new after what it was put behind
 */
public record RecordChanges(String before, String after, List<FieldChange> changes) {

  /** Its name, the new one where there is one. */
  public String name() {
    return after.isEmpty() ? before : after;
  }

  /** What all changes ask of mappings that name every field. */
  public Compatibility in(Direction direction) {
    return in(direction, name -> true);
  }

  /**
   * What all changes together ask in one direction.
   *
   * @param named whether the mapping of that direction names a field
   */
  public Compatibility in(Direction direction, Predicate<String> named) {
    boolean newCopybook =
        changes.stream()
            .anyMatch(each -> each.effect(direction).bytes() != Compatibility.COMPATIBLE);
    Compatibility worst = Compatibility.COMPATIBLE;
    for (FieldChange change : changes) {
      worst = worst.or(change.effect(direction).of(change.named(named), newCopybook));
    }
    return worst;
  }
}
