package io.twospeed.app.cli;

import io.twospeed.app.cli.diff.DiffJson;
import io.twospeed.app.cli.diff.DiffReport;
import io.twospeed.app.cli.diff.DiffText;
import io.twospeed.app.cli.diff.Impact;
import io.twospeed.app.cli.diff.Impacts;
import io.twospeed.app.cli.diff.ProductUses;
import io.twospeed.app.cli.options.CodecSettings;
import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.StandardOutput;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.findings.Refused;
import io.twospeed.app.settings.ConfiguredSystems;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.CopybookDiff;
import io.twospeed.mappings.copybook.diff.Compatibility;
import io.twospeed.mappings.copybook.diff.RecordChanges;
import io.twospeed.mappings.copybook.options.CodecOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = {
      "Judges a new release of a copybook, field by field.",
      "Says what it asks of what runs with the old one, and which operations and products it touches:",
      "  compatible  what runs goes on running; take the new file in when it suits",
      "  cut-over    take the new file in at the moment the core does; mappings stay",
      "  breaks      a mapping, or what it is given, must change as well",
      "A record we write (request) and one we read (reply) are judged apart."
    },
    footer = {
      "",
      "Exit code: 0 compatible, 1 cut-over, 3 breaks; 2 where a file cannot be read.",
      "The verdict counts the operations that use the copybook; where none does, every record in",
      "both directions. Operations are judged under their own codec options.",
      "",
      "Example:",
      "  ./twospeed diff mappings/contracts/ACCTBAL.cpy handed-over/ACCTBAL.cpy"
    })
public final class DiffCommand implements Callable<Integer> {
  private static final int CUT_OVER = 1;
  private static final int BREAKS = 3;

  @Mixin private Folders folders = new Folders();
  @Mixin private CodecSettings settings = new CodecSettings();

  @Option(names = "--record", paramLabel = "NAME", description = "this level-01 record alone")
  private @Nullable String record;

  @Option(names = "--json", description = "the report as JSON")
  private boolean json;

  @Parameters(index = "0", paramLabel = "OLD", description = "the copybook in use")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "its new release")
  private String after = "";

  @Override
  public Integer call() {
    CodecOptions options = settings.options();
    Path old = InputFile.existing(before);
    Path now = InputFile.existing(after);
    Copybook released = Copybook.read(now, options);
    Verb.warn(released.warnings());
    List<RecordChanges> records =
        CopybookDiff.between(Copybook.read(old, options), released).stream()
            .filter(this::wanted)
            .toList();
    if (records.isEmpty()) {
      throw new Refused(
          "%s:0: has no record %s; expected one of %s; fix: correct --record"
              .formatted(before, record, String.join(", ", Copybook.read(old, options).records())));
    }
    List<Impact> impacts =
        new Impacts(folders.mappings(), ConfiguredSystems.read(folders.config()), settings)
            .of(old, now).stream()
                .map(each -> each.only(this::wanted))
                .filter(each -> !each.records().isEmpty() || !each.findings().isEmpty())
                .toList();
    DiffReport report =
        new DiffReport(
            before, after, records, impacts, ProductUses.of(folders.products(), impacts));
    byte[] text = json ? DiffJson.of(report) : DiffText.of(report).getBytes(StandardCharsets.UTF_8);
    StandardOutput.write(text);
    return exit(report.verdict());
  }

  private boolean wanted(RecordChanges changes) {
    return record == null
        || changes.before().equalsIgnoreCase(record)
        || changes.after().equalsIgnoreCase(record);
  }

  private static int exit(Compatibility verdict) {
    return switch (verdict) {
      case COMPATIBLE -> Verb.OK;
      case CUT_OVER -> CUT_OVER;
      case BREAKS -> BREAKS;
    };
  }
}
