package io.twospeed.mappings.operation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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
    OperationExamples examples = new OperationExamples(mappings);
    for (CoreOperation operation : catalogue.operations()) {
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
      String name = file.getFileName().toString();
      if (name.endsWith(".request.json")) {
        request(operation, file, stem(file, ".request.json"));
      } else if (name.endsWith(".response.json")) {
        reply(operation, file, stem(file, ".response.json") + ".response");
      } else if (name.endsWith(".fault.json")) {
        reply(operation, file, stem(file, ".fault.json") + ".fault");
      }
    }
  }

  private static String stem(Path file, String end) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - end.length());
  }

  private void request(CoreOperation operation, Path file, String stem) throws IOException {
    Path wire = wire(file, stem + ".request");
    try {
      byte[] made = operation.request(JSON.readTree(file.toFile()), CALL);
      run++;
      compare(wire, made);
    } catch (TranslationException e) {
      findings.add(file, 0, String.valueOf(e.getMessage()), "a request", "mend example or mapping");
    }
  }

  private void compare(Path file, byte[] made) throws IOException {
    byte[] expected = bytes(file);
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

  /** Examples hold no customer's data, so their bytes may be shown. */
  private static String near(byte[] bytes, int at) {
    byte[] part =
        java.util.Arrays.copyOfRange(
            bytes, Math.min(at, bytes.length), Math.min(at + 24, bytes.length));
    return HexFormat.of().withUpperCase().formatHex(part);
  }

  private void reply(CoreOperation operation, Path file, String stem) throws IOException {
    byte[] wire = bytes(wire(file, stem));
    JsonNode expected = JSON.readTree(file.toFile());
    try {
      CoreReply reply = stem.endsWith(".fault") ? operation.fault(wire) : operation.reply(wire);
      run++;
      JsonNode made = asJson(reply);
      if (!made.equals(expected)) {
        findings.add(
            file, 0, "the mapping made " + made, expected.toString(), "mend example or mapping");
      }
    } catch (TranslationException e) {
      findings.add(file, 0, String.valueOf(e.getMessage()), "a reply", "mend example or mapping");
    }
  }

  /** What JSON text would hold: a mapping's integers may be wider in memory than they need be. */
  private static JsonNode asJson(CoreReply reply) throws IOException {
    JsonNode node =
        reply instanceof CoreReply.Accepted accepted
            ? accepted.canonical()
            : JSON.createObjectNode().set("refused", JSON.valueToTree(reply));
    return JSON.readTree(node.toString());
  }

  private static Path wire(Path beside, String stem) {
    Path hex = beside.resolveSibling(stem + ".hex");
    return Files.exists(hex) ? hex : beside.resolveSibling(stem + ".xml");
  }

  static byte[] bytes(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (file.toString().endsWith(".xml")) {
      return text.strip().getBytes(StandardCharsets.UTF_8);
    }
    List<String> digits = new ArrayList<>();
    text.lines().forEach(line -> digits.add(line.replaceAll("#.*", "").replaceAll("\\s", "")));
    return HexFormat.of().parseHex(String.join("", digits));
  }
}
