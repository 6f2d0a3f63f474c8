package io.twospeed.app.cli.diff;

import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.copybook.diff.FieldChange;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import java.util.ArrayList;
import java.util.List;

/** The report for a person: a table for each record, then whom it touches, then the verdict. */
public final class DiffText {
  private static final List<String> HEAD =
      List.of("field", "old", "new", "as request", "as reply", "what");

  private DiffText() {}

  public static String of(DiffReport report) {
    StringBuilder text = new StringBuilder();
    report.records().forEach(each -> record(each, text));
    operations(report, text);
    products(report, text);
    return text.append("Verdict: ").append(verdict(report)).append('\n').toString();
  }

  private static void record(RecordChanges record, StringBuilder text) {
    if (record.changes().isEmpty()) {
      text.append(record.name()).append(": no change\n\n");
      return;
    }
    text.append(record.name())
        .append(": as request ")
        .append(DiffReport.word(record.in(Direction.REQUEST)))
        .append(", as reply ")
        .append(DiffReport.word(record.in(Direction.REPLY)))
        .append('\n');
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    record.changes().forEach(each -> rows.add(row(each)));
    rows.forEach(row -> text.append(aligned(row, rows)));
    text.append('\n');
  }

  private static List<String> row(FieldChange change) {
    return List.of(
        change.path().isEmpty() ? "(record)" : change.path(),
        change.before().isEmpty() ? "-" : change.before(),
        change.after().isEmpty() ? "-" : change.after(),
        DiffReport.word(change.in(Direction.REQUEST)),
        DiffReport.word(change.in(Direction.REPLY)),
        String.join("; ", change.reasons()));
  }

  private static String aligned(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
      line.append(' ').append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 1));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static void operations(DiffReport report, StringBuilder text) {
    if (report.impacts().isEmpty()) {
      text.append("No operation uses this copybook.\n\n");
      return;
    }
    text.append("Operations that use it\n");
    for (Impact impact : report.impacts()) {
      text.append("  ").append(impact.operation()).append(": ");
      text.append(DiffReport.word(impact.verdict()));
      text.append(impact.touched() ? "\n" : ", nothing it uses has changed\n");
      for (Impact.OfRecord record : impact.records()) {
        if (record.changes().changes().isEmpty()) {
          continue;
        }
        text.append("    ").append(record.changes().before()).append(" as ");
        text.append(DiffReport.word(record.direction())).append(": ");
        text.append(DiffReport.word(record.verdict())).append("; its mapping names ");
        text.append(
            record.fields().isEmpty() ? "none of this" : String.join(", ", record.fields()));
        text.append('\n');
      }
      impact.findings().forEach(each -> text.append("    ").append(each).append('\n'));
    }
    text.append('\n');
  }

  private static void products(DiffReport report, StringBuilder text) {
    if (!report.products().isEmpty()) {
      text.append("Products that use these operations\n");
      report
          .products()
          .forEach(
              (product, operations) ->
                  text.append("  %s: %s%n".formatted(product, String.join(", ", operations))));
      text.append('\n');
    }
  }

  private static String verdict(DiffReport report) {
    Compatibility verdict = report.verdict();
    String asks =
        switch (verdict) {
          case COMPATIBLE -> "what runs goes on running. Take the new file in when it suits.";
          case CUT_OVER ->
              "take the new file into contracts/ at the moment the core does. Mappings stay.";
          case BREAKS ->
              "mappings, or what they are given, must change with the copybook. See above.";
        };
    return DiffReport.word(verdict) + ": " + asks;
  }
}
