package io.twospeed.app.cli.options;

import io.twospeed.app.findings.Refused;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What decode and encode have in common: copybook, record, and how bytes are read. */
public final class CopybookOptions {

  @Option(
      names = "--copybook",
      required = true,
      paramLabel = "FILE",
      description = "the copybook; files it COPYs are found beside it")
  private String file = "";

  @Option(
      names = "--record",
      paramLabel = "NAME",
      description = "its level-01 name; needless where there is one, or a discriminator tells")
  private @Nullable String record;

  @Option(
      names = "--all-views",
      description = "every view of a REDEFINES beside each other; null where the bytes do not fit")
  private boolean allViews;

  @Option(names = "--strings", description = "numbers as strings")
  private boolean strings;

  @Mixin private CodecSettings settings = new CodecSettings();

  /** For messages whose records are named in JSON. */
  public RecordStream named() {
    return stream(copybook());
  }

  /** For messages of bytes, which must tell by themselves what they hold. */
  public RecordStream told() {
    Copybook copybook = copybook();
    List<String> records = copybook.records();
    if (records.size() > 1 && record == null && !settings.names("discriminator")) {
      throw new Refused(
          "%s:0: has %d records; expected to be told which one it is; fix: --record NAME with one of %s, or --set discriminator='FIELD:VALUE>RECORD,...'"
              .formatted(file, records.size(), String.join(", ", records)));
    }
    return stream(copybook);
  }

  private RecordStream stream(Copybook copybook) {
    if (record == null) {
      return copybook.stream();
    }
    String wanted = record;
    if (copybook.records().stream().noneMatch(wanted::equalsIgnoreCase)) {
      throw new Refused(
          "%s:0: has no record %s; expected one of %s; fix: correct --record"
              .formatted(file, wanted, String.join(", ", copybook.records())));
    }
    return copybook.stream(wanted);
  }

  private Copybook copybook() {
    CodecOptions options = settings.options();
    options = allViews ? options.with("allViews", "true") : options;
    options = strings ? options.with("strings", "true") : options;
    Copybook copybook = Copybook.read(InputFile.existing(file), options);
    Verb.warn(copybook.warnings());
    return copybook;
  }
}
