package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.FieldChange;
import io.twospeed.mappings.copybook.diff.FieldChange.Effect;
import io.twospeed.mappings.copybook.diff.FieldChange.Mapping;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import io.twospeed.mappings.copybook.diff.RecordDiff;
import io.twospeed.mappings.copybook.layout.PlacedRecord;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Two releases of a copybook, field by field: what of the new one's bytes the old one still reads
 * and writes. Both are judged under the options each was read with.
 */
public final class CopybookDiff {
  private CopybookDiff() {}

  /** Every record of either; one without changes has none. A sole record may change its name. */
  public static List<RecordChanges> between(Copybook before, Copybook after) {
    List<RecordChanges> records = new ArrayList<>();
    boolean soles = before.records().size() == 1 && after.records().size() == 1;
    for (String record : before.records()) {
      if (has(after, record)) {
        records.add(between(before, record, after, record));
      } else if (soles) {
        records.add(between(before, record, after, after.records().get(0)));
      } else {
        Effect gone = new Effect(Compatibility.BREAKS, Mapping.EDITED);
        FieldChange change =
            new FieldChange("", "", "record " + record, "", List.of("removed"), gone, gone);
        records.add(new RecordChanges(record, "", List.of(change)));
      }
    }
    for (String record : after.records()) {
      if (!soles && !has(before, record)) {
        FieldChange change =
            new FieldChange(
                "", "", "", "record " + record, List.of("added"), Effect.NONE, Effect.NONE);
        records.add(new RecordChanges("", record, List.of(change)));
      }
    }
    return records;
  }

  /**
   * One record of each.
   *
   * @throws IllegalArgumentException where a copybook has no such record
   */
  public static RecordChanges between(
      Copybook before, String oldRecord, Copybook after, String newRecord) {
    RecordCodec old = before.codec(oldRecord);
    RecordCodec now = after.codec(newRecord);
    List<FieldChange> changes =
        new RecordDiff(
                new PlacedRecord(old.item(), before.options()),
                new PlacedRecord(now.item(), after.options()))
            .changes();
    return new RecordChanges(old.name(), now.name(), changes);
  }

  private static boolean has(Copybook copybook, String record) {
    return copybook.records().stream().anyMatch(record::equalsIgnoreCase);
  }
}
