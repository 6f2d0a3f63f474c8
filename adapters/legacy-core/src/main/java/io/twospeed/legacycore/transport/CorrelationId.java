package io.twospeed.legacycore.transport;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An MQ message or correlation id, compared by its bytes: a reply from a program without RFH2 shows
 * its CorrelId only as {@code ID:} and 48 hexadecimal digits, one set as text travels as 24 bytes
 * padded with zeros, and other providers have ids that are longer.
 */
public final class CorrelationId {
  private static final int MQ_BYTES = 24;
  private static final String PREFIX = "ID:";

  private final byte[] bytes;
  private final int hash;

  private CorrelationId(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  static CorrelationId ofBytes(byte[] bytes) {
    return new CorrelationId(bytes.length < MQ_BYTES ? Arrays.copyOf(bytes, MQ_BYTES) : bytes);
  }

  /** From our reference, 32 hexadecimal digits: its 16 bytes. */
  public static CorrelationId ofReference(String reference) {
    return ofBytes(HexFormat.of().parseHex(reference));
  }

  /** From a JMS message or correlation id. */
  public static CorrelationId of(String jmsId) {
    if (isHex(jmsId)) {
      return ofBytes(HexFormat.of().parseHex(jmsId, PREFIX.length(), jmsId.length()));
    }
    return ofBytes(jmsId.getBytes(StandardCharsets.UTF_8));
  }

  /** Of the request that a message answers; null where it names none. */
  public static @Nullable CorrelationId ofMessage(Message reply) throws JMSException {
    String text = reply.getJMSCorrelationID();
    if (text != null) {
      return of(text);
    }
    byte[] bytes = reply.getJMSCorrelationIDAsBytes();
    return bytes == null || isNone(bytes) ? null : ofBytes(bytes);
  }

  /** MQCI_NONE: zeros. */
  private static boolean isNone(byte[] bytes) {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** As a JMS correlation id that every provider carries as it is. */
  public String toJms() {
    return PREFIX + HexFormat.of().formatHex(bytes);
  }

  private static boolean isHex(String id) {
    if (id.length() != PREFIX.length() + 2 * MQ_BYTES || !id.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < id.length(); i++) {
      if (!HexFormat.isHexDigit(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CorrelationId id && hash == id.hash && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return toJms();
  }
}
