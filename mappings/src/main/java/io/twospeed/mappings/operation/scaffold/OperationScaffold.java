package io.twospeed.mappings.operation.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.mappings.xml.XmlContract;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The first version of an operation's folder, from its contract: complete and valid, to be edited.
 * It maps every field, and {@code *.schema.json} tell the canonical bodies as JSON Schema.
 */
public final class OperationScaffold {
  private static final String EDIT =
      """
      # Written from the contract as a beginning. Look at the names in the mappings, at effect and at timeout.
      """;

  private static final String SETTLE =
      """
      # How a call without an answer is settled, and how a confirmed one is undone:
      # settle: { inquiry: an.operation.that.asks, resend: same-reference }
      # reversal: an.operation.that.undoes
      """;

  private static final String YAML = "operation.yaml";
  private static final String CODES = "return-codes.yaml";

  private static final String NO_CODES =
      """
      # What a caller sees of the core's return codes. One that is not here becomes core-refused, 502.
      # Write lines like this instead of {}:
      # "2001": { problem: unknown-account, status: 404, title: There is no such account. }
      {}
      """;

  private final String name;
  private final Map<String, String> files = new LinkedHashMap<>();

  /** What was written, the last first. */
  private final Deque<Path> written = new ArrayDeque<>();

  private OperationScaffold(String name) {
    if (!name.matches("[a-z][a-z0-9]*([.-][a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "operation name '"
              + name
              + "'; expected small letters and digits parted by dots or hyphens; fix: write a name"
              + " such as accounts.balance");
    }
    this.name = name;
  }

  /**
   * From two records of a copybook.
   *
   * @param copybook in contracts/
   * @param records the request's and the response's; empty for the file's first two, or its only
   *     one for both
   * @throws io.twospeed.mappings.copybook.source.CopybookException where the copybook cannot be
   *     used
   * @throws IllegalArgumentException where it has no such records
   */
  public static OperationScaffold ofCopybook(
      String name,
      String system,
      Path copybook,
      List<String> records,
      String queue,
      CodecOptions options) {
    Copybook read = Copybook.read(copybook, options);
    List<String> chosen = records.isEmpty() ? read.records() : records;
    RecordCodec request = read.codec(chosen.get(0));
    // A core may take and give one area: its only record then goes both ways.
    RecordCodec response = read.codec(chosen.get(chosen.size() == 1 ? 0 : 1));
    if (response.fields().isEmpty()) {
      throw new IllegalArgumentException(
          "record "
              + response.name()
              + " of "
              + copybook.getFileName()
              + " has no field outside of a table; expected one that holds the return code; fix: name"
              + " another record");
    }
    RecordScaffold scaffold = new RecordScaffold(copybook, request, response);
    OperationScaffold folder = new OperationScaffold(name);
    folder.files.put(YAML, EDIT + scaffold.yaml(name, system, queue).stripTrailing() + "\n");
    folder.files.put("request.jslt", scaffold.requestMap());
    folder.files.put("response.jslt", scaffold.responseMap());
    folder.schema("request", scaffold.requestSchema());
    folder.schema("response", scaffold.responseSchema());
    return folder;
  }

  /**
   * From an operation of a WSDL.
   *
   * @param contracts the folder contracts/, in which the WSDL and all that it imports lies
   * @throws io.twospeed.mappings.xml.schema.XmlContractException where the WSDL cannot be used
   * @throws CatalogueException where the operation cannot be called
   * @throws IllegalArgumentException where it has no such operation, or several, or one that does
   *     not answer
   */
  public static OperationScaffold ofWsdl(
      String name, String system, Path contracts, WsdlChoice choice) {
    XmlContract contract =
        XmlContract.read(contracts, contracts.resolve(choice.wsdl()).normalize());
    XmlContract.Operation operation = operation(contract, choice);
    XmlMessage response =
        operation
            .response()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "operation '"
                            + choice.operation()
                            + "' is one-way; expected one with an output; fix: choose another"));
    XmlScaffold scaffold = new XmlScaffold(operation, response);
    OperationScaffold folder = new OperationScaffold(name);
    folder.files.put(YAML, EDIT + scaffold.yaml(name, system, choice));
    folder.files.put("request.jslt", scaffold.requestMap());
    folder.files.put("response.jslt", scaffold.responseMap());
    folder.schema("request", scaffold.requestSchema());
    folder.schema("response", response.jsonSchema());
    return folder;
  }

  private static XmlContract.Operation operation(XmlContract contract, WsdlChoice choice) {
    String name = choice.operation();
    if (!contract.operations().contains(name)) {
      throw new IllegalArgumentException(
          "operation '"
              + name
              + "' is not in "
              + choice.wsdl()
              + "; expected "
              + Alike.oneOf(name, contract.operations())
              + "; fix: correct the name");
    }
    XmlContract.Lookup found = contract.lookup(name, choice.port(), choice.input());
    if (!found.findings().isEmpty()) {
      throw new CatalogueException(found.findings());
    }
    return found
        .operation()
        .orElseThrow(
            () ->
                found.inputs().isEmpty()
                    ? several(choice, "port", choice.port(), found.ports())
                    : several(choice, "input", choice.input(), found.inputs()));
  }

  private static IllegalArgumentException several(
      WsdlChoice choice, String option, String given, Set<String> names) {
    return new IllegalArgumentException(
        (given.isEmpty()
                ? "several operations of "
                    + choice.wsdl()
                    + " are called '"
                    + choice.operation()
                    + "'"
                : "--"
                    + option
                    + " "
                    + given
                    + " tells no operation '"
                    + choice.operation()
                    + "' of "
                    + choice.wsdl()
                    + " from others")
            + "; expected "
            + Alike.oneOf(given, names)
            + "; fix: name one of them with --"
            + option);
  }

  private void schema(String direction, ObjectNode schema) {
    ObjectNode whole = schema.objectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.put("title", name + " " + direction);
    whole.setAll(schema);
    files.put(direction + ".schema.json", whole.toPrettyString() + "\n");
  }

  /** The same operation with another effect than {@code reads}. */
  public OperationScaffold effect(Effect effect) {
    if (effect == Effect.CHANGES) {
      edit(yaml -> yaml.replace("\neffect: reads\n", "\neffect: changes\n" + SETTLE));
    }
    return this;
  }

  /** The same operation with codec options of its own, by name. */
  public OperationScaffold codec(Map<String, String> options) {
    StringBuilder lines = new StringBuilder();
    options.forEach(
        (name, value) ->
            lines
                .append("  ")
                .append(quoted(name))
                .append(": ")
                .append(quoted(value))
                .append('\n'));
    if (!options.isEmpty()) {
      edit(yaml -> yaml + "codec:\n" + lines);
    }
    return this;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void edit(UnaryOperator<String> edit) {
    files.computeIfPresent(YAML, (file, text) -> edit.apply(text));
  }

  /** The files' text by name. */
  public Map<String, String> files() {
    return Collections.unmodifiableMap(files);
  }

  /**
   * Writes the folder {@code core/<name>}, and a table of return codes where there is none yet.
   *
   * @return the folder
   * @throws FileAlreadyExistsException where there is one already; nothing is written then
   * @throws IOException where it cannot be written; nothing is left then
   */
  public Path writeTo(Path mappings) throws IOException {
    Path folder = mappings.resolve("core").resolve(name);
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    try {
      make(folder.resolve("examples"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
      if (!Files.exists(folder.resolveSibling(CODES))) {
        write(folder.resolveSibling(CODES), NO_CODES);
      }
    } catch (IOException e) {
      takeBack();
      throw e;
    }
    return folder;
  }

  private void make(Path folder) throws IOException {
    Path above = folder.getParent();
    if (above != null && !Files.isDirectory(above)) {
      make(above);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
      written.push(folder);
    }
  }

  private void write(Path file, String text) throws IOException {
    written.push(file);
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }

  /** Deletes what was written, where it turns out to be of no use. */
  public void takeBack() throws IOException {
    while (!written.isEmpty()) {
      Files.deleteIfExists(written.pop());
    }
  }
}
