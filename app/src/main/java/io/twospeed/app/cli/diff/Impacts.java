package io.twospeed.app.cli.diff;

import io.twospeed.app.cli.options.CodecSettings;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.CopybookDiff;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.CopybookException;
import io.twospeed.mappings.operation.CopybookUse;
import io.twospeed.mappings.operation.CopybookUse.RecordUse;
import io.twospeed.mappings.operation.CopybookUses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operations a new release of a copybook touches, each judged as it uses the copybook. */
public final class Impacts {
  private final Path mappings;
  private final Map<String, CodecOptions> systems;
  private final CodecSettings settings;

  public Impacts(Path mappings, Map<String, CodecOptions> systems, CodecSettings settings) {
    this.mappings = mappings;
    this.systems = systems;
    this.settings = settings;
  }

  /** The operations that use a copybook of either name, by name. */
  public List<Impact> of(Path before, Path after) {
    Set<String> names = new LinkedHashSet<>();
    names.add(String.valueOf(before.getFileName()));
    names.add(String.valueOf(after.getFileName()));
    List<Impact> impacts = new ArrayList<>();
    for (CopybookUse use : CopybookUses.of(mappings, names)) {
      impacts.add(impact(use, new ReleasedCopybook(mappings, names), before, after));
    }
    return impacts;
  }

  private Impact impact(CopybookUse use, ReleasedCopybook released, Path before, Path after) {
    List<Impact.OfRecord> records = new ArrayList<>();
    Set<String> findings = new LinkedHashSet<>();
    for (RecordUse record : use.records()) {
      try {
        CodecOptions options =
            systems
                .getOrDefault(use.system(), CodecOptions.defaults())
                .with(use.codec())
                .with(settings.byName());
        Copybook old = released.read(record.copybook(), before, options);
        Copybook now = released.read(record.copybook(), after, options);
        records.addAll(of(record, CopybookDiff.between(old, now)));
      } catch (CopybookException e) {
        e.findings().forEach(each -> findings.add(each.toString()));
      } catch (IllegalArgumentException e) {
        findings.add(String.valueOf(e.getMessage()));
      }
    }
    return new Impact(use.operation(), records, List.copyOf(findings));
  }

  private static List<Impact.OfRecord> of(RecordUse record, List<RecordChanges> all) {
    return all.stream()
        .filter(each -> each.before().equals(record.record()))
        .map(each -> Impact.OfRecord.of(each, record.direction(), record::names))
        .toList();
  }
}
