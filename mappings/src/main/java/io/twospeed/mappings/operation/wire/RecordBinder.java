package io.twospeed.mappings.operation.wire;

import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.options.Padding;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.Declaration.Message;
import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.script.ScriptFields;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds operations by mq to their copybooks. A copybook with the same options is read once. */
public final class RecordBinder {
  private final Path contracts;
  private final Findings findings;
  private final Map<Key, Optional<Copybook>> copybooks = new HashMap<>();

  public RecordBinder(Path contracts, Findings findings) {
    this.contracts = contracts;
    this.findings = findings;
  }

  private record Key(Path file, CodecOptions options) {}

  public Optional<Wire> bind(
      Declaration declaration, CodecOptions systemOptions, ReturnCodes codes) {
    CodecOptions options = options(declaration, systemOptions);
    Optional<RecordCodec> request = codec(declaration.request(), options);
    Optional<RecordCodec> response = codec(declaration.response(), options);
    if (request.isEmpty() || response.isEmpty()) {
      return Optional.empty();
    }
    if (!hasField(declaration, response.get())) {
      return Optional.empty();
    }
    Path map = declaration.file().resolveSibling(declaration.response().map());
    ScriptFields.check(map, response.get().names(), findings);
    ReturnField field =
        new ReturnField(
            declaration.result().field(), declaration.result().ok(), codes, Padding.of(options));
    return Optional.of(new RecordWire(request.get(), response.get(), field));
  }

  private static boolean hasField(Declaration declaration, RecordCodec response) {
    String field = declaration.result().field();
    List<String> fields = response.fields();
    if (field.isEmpty() || fields.contains(field)) {
      return true;
    }
    String last = field.substring(field.lastIndexOf('.') + 1);
    List<String> alike = fields.stream().filter(each -> each.endsWith(last)).toList();
    declaration
        .result()
        .yaml()
        .refuse(
            "field",
            "field names '" + field + "', which " + response.name() + " lacks",
            Alike.oneOf(field, alike.isEmpty() ? fields : alike),
            "write the path from the record down, its groups parted by dots");
    return false;
  }

  private CodecOptions options(Declaration declaration, CodecOptions base) {
    CodecOptions options = base;
    for (Map.Entry<String, String> option : declaration.codec().entrySet()) {
      try {
        options = options.with(option.getKey(), option.getValue());
      } catch (IllegalArgumentException e) {
        declaration
            .yaml()
            .section("codec")
            .ifPresent(
                section ->
                    section.refuse(
                        option.getKey(),
                        String.valueOf(e.getMessage()),
                        "an option the codec knows, with a value it takes",
                        "see the options in mappings/README.md"));
      }
    }
    return options;
  }

  private Optional<RecordCodec> codec(Message message, CodecOptions options) {
    if (message.copybook().isEmpty() || message.record().isEmpty()) {
      return Optional.empty();
    }
    Path file = contracts.resolve(message.copybook()).normalize();
    if (!Inside.isFile(contracts, file)) {
      message
          .yaml()
          .refuse(
              "copybook",
              "copybook names '" + message.copybook() + "', which is no file",
              "a file in contracts/",
              "correct the name or add the core team's file");
      return Optional.empty();
    }
    return copybooks
        .computeIfAbsent(new Key(file, options), unread -> read(file, options))
        .flatMap(copybook -> codec(copybook, message));
  }

  private Optional<Copybook> read(Path file, CodecOptions options) {
    try {
      Copybook copybook = Copybook.read(file, options);
      findings.warn(copybook.warnings());
      return Optional.of(copybook);
    } catch (CopybookException e) {
      findings.addAll(e.findings());
      return Optional.empty();
    }
  }

  private static Optional<RecordCodec> codec(Copybook copybook, Message message) {
    if (copybook.records().contains(message.record())) {
      return Optional.of(copybook.codec(message.record()));
    }
    message
        .yaml()
        .refuse(
            "record",
            "record names '" + message.record() + "', which the copybook lacks",
            Alike.oneOf(message.record(), copybook.records()),
            "correct the name");
    return Optional.empty();
  }
}
