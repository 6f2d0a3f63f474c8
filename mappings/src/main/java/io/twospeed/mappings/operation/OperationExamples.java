package io.twospeed.mappings.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.xml.document.XmlLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Runs the examples of every operation: {@code core/<operation>/examples/<case>.*}. A request is
 * canonical JSON and the bytes it becomes; a reply is bytes and the canonical JSON, or the refusal,
 * that they become. Bytes are hex with comments, or XML.
 */
public final class OperationExamples {
  /** The call of every example. */
  public static final CallContext CALL =
      new CallContext(
          "TS202611230945000000000000000001",
          "TSPD",
          LocalDateTime.of(2026, 11, 23, 9, 45, 0, 123_456_000));

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Pattern PART =
      Pattern.compile("(.+)\\.(request|response|fault)\\.(json|hex|xml)");

  private static final String PARTS =
      "CASE.request, CASE.response or CASE.fault, ending in .json, .hex or .xml";

  private final Findings findings;
  private int run;

  private OperationExamples(Path mappings) {
    this.findings = new Findings(mappings);
  }

  /**
   * What came of it.
   *
   * @param run how many requests and replies were translated
   * @param findings where what came out is not what the example says
   */
  public record Outcome(int run, List<Finding> findings) {}

  /** Runs all examples below {@code mappings/core}. */
  public static Outcome run(Path mappings, OperationCatalogue catalogue) throws IOException {
    return run(mappings, catalogue.operations());
  }

  /** Runs the examples of some operations. */
  public static Outcome run(Path mappings, Collection<CoreOperation> operations)
      throws IOException {
    OperationExamples examples = new OperationExamples(mappings);
    for (CoreOperation operation : operations) {
      Path folder = mappings.resolve("core").resolve(operation.name()).resolve("examples");
      if (Files.isDirectory(folder)) {
        examples.runAll(operation, folder);
      }
    }
    return new Outcome(examples.run, examples.findings.all());
  }

  private void runAll(CoreOperation operation, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (Files.isSymbolicLink(file) && !Inside.isFile(folder, file)) {
        findings.add(
            file, 0, "is a link that leads out of the folder", PARTS, "copy the file into it");
        continue;
      }
      Matcher part = PART.matcher(name);
      if (!part.matches()) {
        if (!name.startsWith(".")) {
          findings.add(file, 0, "is no part of an example", PARTS, "rename or delete the file");
        }
      } else if (!name.endsWith(".json")) {
        checkJson(file, part.group(1) + "." + part.group(2) + ".json");
      } else {
        one(operation, file, part.group(1) + "." + part.group(2), part.group(2));
      }
    }
  }

  private void checkJson(Path wire, String json) {
    if (!Files.isRegularFile(wire.resolveSibling(json))) {
      findings.add(wire, 0, "has no JSON beside it", json, "add the canonical JSON of these bytes");
    }
  }

  private void one(CoreOperation operation, Path file, String stem, String direction) {
    try {
      Optional<byte[]> wire = wire(file, stem);
      JsonNode json = json(file);
      if (wire.isPresent() && !json.isMissingNode()) {
        run++;
        if (direction.equals("request")) {
          Path expected = wireFile(file, stem);
          byte[] made = operation.request(json, CALL);
          if (expected.toString().endsWith(".xml")) {
            compareXml(expected, wire.get(), made);
          } else {
            compare(expected, wire.get(), made);
          }
        } else {
          compare(file, json, direction, operation, wire.get());
        }
      }
    } catch (TranslationException e) {
      findings.add(
          file, 0, String.valueOf(e.getMessage()), "a " + direction, "mend example or mapping");
    } catch (IOException e) {
      findings.add(
          file,
          0,
          "cannot be read (" + e.getClass().getSimpleName() + ")",
          "UTF-8 files",
          "mend the files' encoding and permissions");
    }
  }

  private void compare(
      Path file, JsonNode expected, String direction, CoreOperation operation, byte[] wire)
      throws IOException {
    JsonNode made =
        asJson(direction.equals("fault") ? operation.fault(wire) : operation.reply(wire));
    if (!made.equals(expected)) {
      findings.add(
          file, 0, "the mapping made " + made, expected.toString(), "mend example or mapping");
    }
  }

  private JsonNode json(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      if (json.isMissingNode()) {
        findings.add(file, 1, "is empty", "JSON", "write the canonical JSON");
      }
      return json;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      findings.add(
          file, line, "is no JSON: " + e.getOriginalMessage(), "well-formed JSON", "mend the text");
      return MissingNode.getInstance();
    }
  }

  private void compare(Path file, byte[] expected, byte[] made) {
    int at = java.util.Arrays.mismatch(expected, made);
    if (at >= 0) {
      findings.add(
          file,
          0,
          "the mapping made "
              + made.length
              + " bytes, other from offset "
              + at
              + ": "
              + near(made, at),
          expected.length + " bytes: " + near(expected, at),
          "mend example or mapping");
    }
  }

  private void compareXml(Path file, byte[] expected, byte[] made) throws IOException {
    try {
      XmlLines.difference(XmlLines.of(made), XmlLines.of(expected))
          .ifPresent(
              each ->
                  findings.add(
                      file,
                      0,
                      "the mapping made other XML: " + each.one(),
                      each.other(),
                      "mend example or mapping"));
    } catch (SAXParseException e) {
      findings.add(
          file,
          e.getLineNumber(),
          "is not well-formed, or has a DTD",
          "XML without a DTD",
          "mend the example");
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }

  /** Examples hold no customer's data, so their bytes may be shown. */
  private static String near(byte[] bytes, int at) {
    byte[] part =
        java.util.Arrays.copyOfRange(
            bytes, Math.min(at, bytes.length), Math.min(at + 24, bytes.length));
    return HexFormat.of().withUpperCase().formatHex(part);
  }

  /** What JSON text would hold: a mapping's integers may be wider in memory than they need be. */
  private static JsonNode asJson(CoreReply reply) throws IOException {
    JsonNode node =
        reply instanceof CoreReply.Accepted accepted
            ? accepted.canonical()
            : JSON.createObjectNode().set("refused", JSON.valueToTree(reply));
    return JSON.readTree(node.toString());
  }

  private static Path wireFile(Path beside, String stem) {
    Path hex = beside.resolveSibling(stem + ".hex");
    return Files.exists(hex) ? hex : beside.resolveSibling(stem + ".xml");
  }

  private Optional<byte[]> wire(Path json, String stem) throws IOException {
    Path file = wireFile(json, stem);
    Path folder = json.toAbsolutePath().getParent();
    if (folder == null || !Inside.isFile(folder, file)) {
      findings.add(
          json,
          0,
          "has no bytes beside it",
          stem + ".hex or " + stem + ".xml",
          "add the bytes, by hand from the contract");
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return file.toString().endsWith(".xml")
        ? Optional.of(text.strip().getBytes(StandardCharsets.UTF_8))
        : hex(file, text);
  }

  private Optional<byte[]> hex(Path file, String text) {
    StringBuilder digits = new StringBuilder();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String own = line.replaceAll("#.*", "").replaceAll("\\s", "");
      if (!own.matches("[0-9A-Fa-f]*")) {
        findings.add(
            file,
            number,
            "holds what is no hexadecimal digit",
            "digits 0 to F, blanks, and # before a comment",
            "mend the line");
        return Optional.empty();
      }
      digits.append(own);
    }
    if (digits.length() % 2 != 0) {
      findings.add(
          file,
          0,
          "holds " + digits.length() + " digits",
          "two for each byte",
          "complete the bytes");
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().parseHex(digits));
  }
}
