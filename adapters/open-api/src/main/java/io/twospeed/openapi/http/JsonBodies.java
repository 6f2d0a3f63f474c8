package io.twospeed.openapi.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.twospeed.openapi.document.Scalars;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Bytes to JSON and back. Strict: each key once, nothing after the value, numbers exact with their
 * scale, depth and digits bounded.
 */
public final class JsonBodies {
  private static final int MOST_LEVELS = 64;

  private static final ObjectMapper MAPPER = mapper();
  private static final ObjectReader READER = MAPPER.reader();
  private static final ObjectWriter WRITER =
      MAPPER.writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private JsonBodies() {}

  private static ObjectMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MOST_LEVELS)
            .maxNumberLength(Scalars.MOST_DIGITS)
            .build();
    // Names come from clients: interning them would let one fill a table that all requests share.
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .nodeFactory(new ReckonableNumbers())
        .build();
  }

  /**
   * One JSON value.
   *
   * @throws MalformedJson with the place, never with what stands there
   */
  public static JsonNode read(byte[] bytes, int length) throws MalformedJson {
    String fault = JsonText.fault(bytes, length);
    if (fault != null) {
      throw new MalformedJson(fault);
    }
    try {
      JsonNode node = READER.readTree(bytes, 0, length);
      if (node == null || node.isMissingNode()) {
        throw new MalformedJson("the body is empty; expected one JSON value");
      }
      return node;
    } catch (StreamConstraintsException | ArithmeticException | NumberFormatException broken) {
      throw new MalformedJson(
          "the body goes beyond %d levels of nesting, or %d digits in a number; expected less"
              .formatted(MOST_LEVELS, Scalars.MOST_DIGITS));
    } catch (JsonProcessingException broken) {
      throw new MalformedJson(place(broken.getLocation()) + "expected one well-formed JSON value");
    } catch (IOException broken) {
      throw new MalformedJson("the body is no UTF-8 text; expected JSON in UTF-8");
    }
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  public static byte[] write(JsonNode node) throws IOException {
    return WRITER.writeValueAsBytes(node);
  }

  /** A body that is no JSON, or JSON that no bank's client would mean. */
  public static final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;
    private final String detail;

    MalformedJson(String detail) {
      super(detail, null, false, false);
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }
  }

  /** Refuses a number such as 1e999999999 where it is read: one sum with it would take for ever. */
  private static final class ReckonableNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueNode numberNode(BigDecimal value) {
      if (!Scalars.isReckonable(value)) {
        throw new ArithmeticException("a number out of bounds");
      }
      return super.numberNode(value);
    }
  }
}
