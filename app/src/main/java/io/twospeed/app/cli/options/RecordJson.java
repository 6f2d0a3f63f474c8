package io.twospeed.app.cli.options;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.app.findings.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records as JSON text: strict, UTF-8, every digit of a number kept, also the zeros at its end. */
public final class RecordJson {
  private static final String SHAPE = "{RECORD: {...}}, or an array of these";
  private static final int MOST_SAID = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RecordJson() {}

  /** One record as it is, several in an array; one value a line, ended by a line feed. */
  public static byte[] text(List<? extends JsonNode> records) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("")
                .withRootSeparator(""));
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    JsonNode whole = records.size() == 1 ? records.get(0) : JSON.valueToTree(records);
    try {
      byte[] text = JSON.writer(printer).writeValueAsBytes(whole);
      byte[] ended = java.util.Arrays.copyOf(text, text.length + 1);
      ended[text.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records of a text; a finding where it is no JSON of that shape. */
  public static List<JsonNode> records(byte[] text, String file) {
    JsonNode whole = read(text, file);
    if (whole.isArray()) {
      List<JsonNode> records = new ArrayList<>();
      whole.forEach(records::add);
      return records;
    }
    if (whole.isObject()) {
      return List.of(whole);
    }
    String kind =
        whole.isMissingNode() ? "nothing" : whole.getNodeType().name().toLowerCase(Locale.ROOT);
    throw new Refused(
        "%s:1: holds %s; expected %s; fix: put the record's fields under its name"
            .formatted(file, kind, SHAPE));
  }

  private static JsonNode read(byte[] text, String file) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new Refused(
          "%s:%d: is no JSON%s: %s; expected %s; fix: mend the text there"
              .formatted(
                  file,
                  at == null ? 0 : at.getLineNr(),
                  at == null ? "" : " at column " + at.getColumnNr(),
                  said(e),
                  SHAPE));
    } catch (IOException e) {
      throw new Refused(
          "%s:0: is no JSON: not UTF-8 text; expected %s; fix: save it as UTF-8"
              .formatted(file, SHAPE));
    }
  }

  /** What the parser says, without what it found: that may be a customer's data. */
  private static String said(JsonProcessingException e) {
    String message =
        String.valueOf(e.getOriginalMessage())
            .replaceAll("\\s*\\R[\\s\\S]*", "")
            .replaceAll(", from `[^`]*`", "")
            .replaceFirst("^Trailing token.*", "more text after its end")
            .replaceAll("(?i)(token|duplicate field|field) '[^']*'", "$1")
            .strip();
    return message.length() <= MOST_SAID ? message : message.substring(0, MOST_SAID) + "...";
  }
}
