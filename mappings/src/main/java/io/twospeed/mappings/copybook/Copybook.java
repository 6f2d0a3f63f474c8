package io.twospeed.mappings.copybook;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.field.FieldCodecs;
import io.twospeed.mappings.copybook.layout.Layout;
import io.twospeed.mappings.copybook.options.CharsetName;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.record.RecordCompiler;
import io.twospeed.mappings.copybook.record.RecordStream;
import io.twospeed.mappings.copybook.record.RecordStream.Segment;
import io.twospeed.mappings.copybook.record.ViewRules;
import io.twospeed.mappings.copybook.source.CopyExpander;
import io.twospeed.mappings.copybook.source.CopyLibrary;
import io.twospeed.mappings.copybook.source.CopybookException;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.source.Replacing;
import io.twospeed.mappings.copybook.source.SourceForm;
import io.twospeed.mappings.copybook.source.Token;
import io.twospeed.mappings.copybook.syntax.EntryParser;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.RenamesCheck;
import io.twospeed.mappings.copybook.syntax.TreeBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A copybook, parsed and laid out. The door of this package. Immutable, safe for many threads. */
public final class Copybook {
  private final Map<String, RecordCodec> codecs;

  private final List<Segment> segments;
  private final CodecOptions options;
  private final List<Finding> warnings;

  private Copybook(
      Map<String, RecordCodec> codecs,
      List<Segment> segments,
      CodecOptions options,
      List<Finding> warnings) {
    this.warnings = warnings;
    this.codecs = codecs;
    this.segments = segments;
    this.options = options;
  }

  /**
   * Reads a copybook file; files it COPYs are found beside it.
   *
   * @throws CopybookException with every finding
   */
  public static Copybook read(Path file, CodecOptions options) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    SourceForm form = form(options);
    CopyLibrary library = new CopyLibrary(folder, form);
    Findings findings = new Findings();
    String text = library.content(file.toString());
    if (text == null) {
      findings.add(
          file.toString(),
          0,
          "the copybook cannot be read",
          "a text file of at most " + CopyLibrary.MOST_BYTES + " bytes",
          "check the path");
      throw findings.exception();
    }
    CopyExpander expander = new CopyExpander(library, form, findings);
    return parse(file.toString(), text, expander, options, findings);
  }

  private static SourceForm form(CodecOptions options) {
    String charset = options.get(CodecOption.SOURCE_CHARSET);
    return new SourceForm(
        options.is(CodecOption.SOURCE_FORMAT, "fixed"),
        options.number(CodecOption.TAB_WIDTH),
        charset.isEmpty() ? null : CharsetName.find(charset));
  }

  private static Copybook parse(
      String file, String text, CopyExpander expander, CodecOptions options, Findings findings) {
    Replacing replacing = Replacing.parse(options.get(CodecOption.REPLACING), findings);
    List<Token> tokens = expander.whole(file, text, replacing);
    EntryParser entries = EntryParser.parse(tokens, findings);
    List<Item> records = TreeBuilder.records(entries.items(), file, stem(file), findings);
    findings.refuse();
    Layout layout = new Layout(options, findings);
    records.forEach(layout::layOut);
    findings.refuse();
    RenamesCheck.check(entries.renames(), entries.items(), findings);
    OptionCheck.check(records, options, file, findings);
    findings.refuse();
    return compile(records, options, findings, file);
  }

  private static Copybook compile(
      List<Item> records, CodecOptions options, Findings findings, String file) {
    FieldCodecs fields = new FieldCodecs(options, findings);
    ViewRules rules = new ViewRules(options, fields, findings);
    Map<String, RecordCodec> codecs = new LinkedHashMap<>();
    for (Item record : records) {
      codecs.put(
          record.name(), new RecordCompiler(options, fields, rules, findings).compile(record));
    }
    List<Segment> segments = rules.segments(records, codecs);
    rules.checkAllUsed(file);
    findings.refuse();
    return new Copybook(codecs, segments, options, findings.warnings());
  }

  private static String stem(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.indexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).toUpperCase(Locale.ROOT);
  }

  CodecOptions options() {
    return options;
  }

  /** What was read as the compiler reads it, and looks as if it were meant otherwise. */
  public List<Finding> warnings() {
    return warnings;
  }

  /** Names of the level-01 records, in the order of the file. */
  public List<String> records() {
    return new ArrayList<>(codecs.keySet());
  }

  /**
   * The codec of one record; immutable and safe for use by many threads.
   *
   * @param record its name, in any case
   * @throws IllegalArgumentException naming the records there are
   */
  public RecordCodec codec(String record) {
    for (Map.Entry<String, RecordCodec> codec : codecs.entrySet()) {
      if (codec.getKey().equalsIgnoreCase(record)) {
        return codec.getValue();
      }
    }
    throw new IllegalArgumentException(
        "no record "
            + record
            + " in the copybook: expected one of "
            + String.join(", ", records()));
  }

  /** Messages of several records of one kind, or of the only kind there is. */
  public RecordStream stream(String record) {
    return new RecordStream(codecs, codec(record), segments, options);
  }

  /** Messages of several records, their kinds told by the rules of option discriminator. */
  public RecordStream stream() {
    RecordCodec only = codecs.size() == 1 ? codecs.values().iterator().next() : null;
    return new RecordStream(codecs, only, segments, options);
  }
}
