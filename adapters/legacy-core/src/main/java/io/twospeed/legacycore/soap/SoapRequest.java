package io.twospeed.legacycore.soap;

import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.mappings.operation.wire.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** The body of one SOAP 1.1 request: the payload in its envelope, which it may bring itself. */
final class SoapRequest implements AsyncEntityProducer {
  private static final String XML =
      ContentType.TEXT_XML.withCharset(StandardCharsets.UTF_8).toString();
  private static final byte[] BEFORE =
      ("<soap:Envelope xmlns:soap=\"" + SoapReply.SOAP_1_1 + "\">")
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] BODY = "<soap:Body>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER =
      "</soap:Body></soap:Envelope>".getBytes(StandardCharsets.UTF_8);
  private static final int BEGIN = Transport.Soap.BEGIN.length();

  private final CoreCall call;
  private final ByteBuffer envelope;
  private boolean begun;

  private SoapRequest(CoreCall call, byte[] header, byte[] payload) {
    this.call = call;
    boolean enveloped = call.transport() instanceof Transport.Soap soap && soap.enveloped();
    this.envelope = enveloped ? withHeader(header, payload) : around(header, payload);
  }

  private static ByteBuffer around(byte[] header, byte[] payload) {
    return joined(BEFORE, header, BODY, payload, AFTER);
  }

  /** The parts of an envelope's own header behind the one that the connection makes. */
  private static ByteBuffer withHeader(byte[] header, byte[] envelope) {
    if (header.length == 0) {
      return ByteBuffer.wrap(envelope);
    }
    String made = new String(header, StandardCharsets.UTF_8);
    byte[] open = made.substring(0, made.lastIndexOf("</")).getBytes(StandardCharsets.UTF_8);
    return joined(BEFORE, open, Arrays.copyOfRange(envelope, BEGIN, envelope.length));
  }

  private static ByteBuffer joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.flip();
  }

  static AsyncRequestProducer to(URI endpoint, CoreCall call, byte[] header, byte[] payload) {
    HttpRequest head = new BasicHttpRequest(Method.POST, endpoint);
    head.setHeader("SOAPAction", '"' + call.address() + '"');
    return new BasicRequestProducer(head, new SoapRequest(call, header, payload));
  }

  /**
   * There is a connection, and what follows may reach the core. Before this only the request's head
   * was written, with which no service can do anything.
   */
  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (!begun && !call.begin()) {
      throw new IOException("the call's time was over before there was a connection");
    }
    // A peer that takes no more may hold the rest back for as long as it likes.
    if (begun && call.tooLate() != null) {
      throw new IOException("the call's time was over before the request was written to its end");
    }
    begun = true;
    channel.write(envelope);
    if (!envelope.hasRemaining()) {
      channel.endStream();
    }
  }

  @Override
  public int available() {
    return envelope.remaining();
  }

  /** Nothing is ever sent twice. */
  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean isChunked() {
    return false;
  }

  @Override
  public long getContentLength() {
    return envelope.limit();
  }

  @Override
  public String getContentType() {
    return XML;
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public Set<String> getTrailerNames() {
    return Set.of();
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}
}
