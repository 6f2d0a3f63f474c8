package io.twospeed.app.cli.diff;

import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two releases of a copybook, and whom the difference touches. */
public record DiffReport(
    String before,
    String after,
    List<RecordChanges> records,
    List<Impact> impacts,
    Map<String, List<String>> products) {

  /** By the operations that use the copybook; where none does, by every record in both ways. */
  public Compatibility verdict() {
    Compatibility worst = Compatibility.COMPATIBLE;
    for (Impact impact : impacts) {
      worst = worst.or(impact.verdict());
    }
    for (RecordChanges record : impacts.isEmpty() ? records : List.<RecordChanges>of()) {
      worst = worst.or(record.in(Direction.REQUEST)).or(record.in(Direction.REPLY));
    }
    return worst;
  }

  static String word(Compatibility compatibility) {
    return compatibility.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
