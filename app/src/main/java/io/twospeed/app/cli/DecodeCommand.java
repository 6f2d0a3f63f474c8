package io.twospeed.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    name = "decode",
    description = {
      "Prints a record's bytes as JSON: {RECORD: {...}}, several records as an array.",
      "Names as the copybook has them, groups nested, OCCURS as arrays, numbers exact with",
      "their scale, text untrimmed. Exit 0, or 2 with findings on standard error."
    },
    footerHeading = CodecHelp.HEADING,
    footer = CodecHelp.OPTIONS)
public final class DecodeCommand implements Callable<Integer> {

  @Mixin private CopybookOptions copybook = new CopybookOptions();

  @Parameters(paramLabel = "RECORD_FILE", description = "the bytes; - for standard input")
  private String file = "";

  @Override
  public Integer call() {
    RecordStream stream = copybook.told();
    byte[] message = InputFile.bytes(file);
    List<ObjectNode> records;
    try {
      records = stream.decode(message);
    } catch (RecordException e) {
      return Verb.refuse(InputFile.shown(file) + ": " + String.valueOf(e.getMessage()).strip());
    }
    StandardOutput.write(RecordJson.text(records));
    return Verb.OK;
  }
}
