package io.twospeed.journal.interactions;

import io.twospeed.journal.common.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTTP response that a client has a right to, again and again: status, headers and body exactly
 * as first given. Immutable.
 */
public final class OwedResponse {
  private static final int FORMAT = 1;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Copies what is given.
   *
   * @throws IllegalArgumentException where it is more than the journal keeps (1,000,000 bytes)
   */
  public OwedResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    Limits.bytes("response owed", encoded());
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers, names as given. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  public byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeShort(status);
      out.writeShort(headers.size());
      for (Map.Entry<String, String> header : headers.entrySet()) {
        writeText(out, header.getKey());
        writeText(out, header.getValue());
      }
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static OwedResponse decoded(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readUnsignedByte();
      if (format != FORMAT) {
        throw new IOException(
            "response owed: format %d, this version reads %d".formatted(format, FORMAT));
      }
      int status = in.readUnsignedShort();
      Map<String, String> headers = new LinkedHashMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        headers.put(readText(in), readText(in));
      }
      return new OwedResponse(status, headers, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not writeUTF: a header may be longer than 65,535 bytes. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwedResponse that
        && status == that.status
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * status + headers.hashCode()) + Arrays.hashCode(body);
  }

  /** Names the status and the size; never what is inside. */
  @Override
  public String toString() {
    return "OwedResponse[status=%d, %d headers, %d bytes]"
        .formatted(status, headers.size(), body.length);
  }
}
