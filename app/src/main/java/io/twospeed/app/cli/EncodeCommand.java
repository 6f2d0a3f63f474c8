package io.twospeed.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.app.cli.options.CodecHelp;
import io.twospeed.app.cli.options.CopybookOptions;
import io.twospeed.app.cli.options.InputFile;
import io.twospeed.app.cli.options.RecordJson;
import io.twospeed.app.cli.options.StandardOutput;
import io.twospeed.app.cli.options.Verb;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.record.RecordStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "encode",
    description = {
      "Writes the bytes of JSON, {RECORD: {...}} or an array of these, to standard output.",
      "Takes what decode prints. Exit 0, or 2 with findings on standard error and no bytes."
    },
    footerHeading = CodecHelp.HEADING,
    footer = CodecHelp.OPTIONS)
public final class EncodeCommand implements Callable<Integer> {

  @Mixin private CopybookOptions copybook = new CopybookOptions();

  @Parameters(paramLabel = "JSON_FILE", description = "the JSON, in UTF-8; - for standard input")
  private String file = "";

  @Override
  public Integer call() {
    RecordStream stream = copybook.named();
    String shown = InputFile.shown(file);
    List<JsonNode> records = RecordJson.records(InputFile.bytes(file), shown);
    byte[] message;
    try {
      message = stream.encode(records);
    } catch (RecordException e) {
      return Verb.refuse(shown + ": " + which(stream, records) + text(e));
    }
    StandardOutput.write(message);
    return Verb.OK;
  }

  /** Which of several records it was; empty where there is one, or where it was all together. */
  private static String which(RecordStream stream, List<JsonNode> records) {
    for (int i = 0; i < records.size() && records.size() > 1; i++) {
      try {
        stream.encode(List.of(records.get(i)));
      } catch (RecordException e) {
        return "record " + (i + 1) + " of " + records.size() + ": ";
      }
    }
    return "";
  }

  private static String text(RecordException e) {
    return String.valueOf(e.getMessage()).strip();
  }
}
