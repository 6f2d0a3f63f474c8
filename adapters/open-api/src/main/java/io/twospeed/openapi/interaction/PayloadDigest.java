package io.twospeed.openapi.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.contract.Parameter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests ask for the same: SHA-256 over the operation, its path and query
 * parameters and its body, in a form in which the order of keys, white space and the spelling of
 * numbers do not matter. Every part begins with its kind and its length, so that no two different
 * payloads come to the same bytes.
 */
final class PayloadDigest {
  private static final int CHUNK_CHARACTERS = 256;

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(2 * CHUNK_CHARACTERS);

  private PayloadDigest(MessageDigest digest) {
    this.digest = digest;
  }

  /**
   * The digest, 64 lower-case hexadecimal digits.
   *
   * @param parameters all of them; those from headers are left out: many of them are new with each
   *     attempt
   * @param body null where the operation takes none
   */
  static String of(
      String product, Operation operation, ObjectNode parameters, @Nullable JsonNode body) {
    PayloadDigest payload = new PayloadDigest(sha256());
    payload.text('P', product);
    payload.text('M', operation.method());
    payload.text('O', operation.id());
    for (String name : inPathAndQuery(operation)) {
      JsonNode value = parameters.get(name);
      if (value != null) {
        payload.text('K', name);
        payload.value(value);
      }
    }
    if (body != null) {
      payload.text('B', "");
      payload.value(body);
    }
    return HexFormat.of().formatHex(payload.digest.digest());
  }

  private static Set<String> inPathAndQuery(Operation operation) {
    TreeSet<String> names = new TreeSet<>(operation.queryParameters().keySet());
    for (Parameter parameter : operation.pathParameters()) {
      if (parameter != null) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> {
        head('[', node.size());
        node.forEach(this::value);
      }
      case STRING -> text('S', node.textValue());
      case NUMBER -> text('N', number(node.decimalValue()));
      case BOOLEAN -> head(node.booleanValue() ? 'T' : 'F', 0);
      default -> head('0', 0);
    }
  }

  private void object(JsonNode node) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      sorted.put(field.getKey(), field.getValue());
    }
    head('{', sorted.size());
    sorted.forEach(
        (name, value) -> {
          text('K', name);
          value(value);
        });
  }

  /** By value: a client's library may write 1.50 as 1.5 when it repeats a request. */
  private static String number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.unscaledValue() + "e" + -stripped.scale();
  }

  private void head(char kind, int length) {
    buffer.clear().putChar(kind).putInt(length);
    digest.update(buffer.flip());
  }

  /** As UTF-16: what is no character in UTF-8, half a surrogate pair, stays what it is. */
  private void text(char kind, String text) {
    head(kind, text.length());
    for (int from = 0; from < text.length(); from += CHUNK_CHARACTERS) {
      buffer.clear();
      int to = Math.min(text.length(), from + CHUNK_CHARACTERS);
      for (int i = from; i < to; i++) {
        buffer.putChar(text.charAt(i));
      }
      digest.update(buffer.flip());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
