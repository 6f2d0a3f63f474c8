package io.twospeed.legacycore.soap;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.mappings.operation.wire.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP: status, media type and body, not yet known to be SOAP. */
final class SoapReply {
  static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

  private final int status;
  private final String mediaType;
  private final byte[] body;
  private final int maxBytes;
  private final boolean tooLong;

  private SoapReply(int status, String mediaType, byte[] body, int maxBytes, boolean tooLong) {
    this.status = status;
    this.mediaType = mediaType;
    this.body = body;
    this.maxBytes = maxBytes;
    this.tooLong = tooLong;
  }

  /** False where the call was over before. */
  boolean deliver(CoreCall call) {
    if (tooLong) {
      return call.garbled(
          "the reply is longer than %d bytes; fix: see what the core sends".formatted(maxBytes));
    }
    if (isOfTheWay()) {
      return call.lost(
          CallProblem.unavailable("HTTP status %d from before the core".formatted(status), null));
    }
    if (!isSoap()) {
      return call.garbled(
          "HTTP status %d with %s; expected 200, or 500 with a fault, with text/xml; fix: see the endpoint"
              .formatted(status, mediaType));
    }
    SoapBody content;
    try {
      content = SoapBody.read(body);
    } catch (XMLStreamException e) {
      return call.garbled("the reply is no SOAP envelope: " + e.getClass().getSimpleName());
    }
    if (content.isExpired()) {
      return call.expired();
    }
    if (content.isFault()) {
      return call.faulted(content.xml());
    }
    boolean enveloped = call.transport() instanceof Transport.Soap soap && soap.enveloped();
    return call.replied(enveloped ? body : content.xml());
  }

  private boolean isOfTheWay() {
    return status == HttpStatus.SC_BAD_GATEWAY
        || status == HttpStatus.SC_SERVICE_UNAVAILABLE
        || status == HttpStatus.SC_GATEWAY_TIMEOUT;
  }

  private boolean isSoap() {
    return (status == HttpStatus.SC_OK || status == HttpStatus.SC_INTERNAL_SERVER_ERROR)
        && mediaType.endsWith("xml");
  }

  /** Gathers a reply, up to a length. */
  static final class Reading extends AbstractBinResponseConsumer<SoapReply> {
    private final int maxBytes;
    private byte[] bytes = new byte[2048];
    private int length;
    private boolean tooLong;
    private int status;
    private String mediaType = "no content";

    Reading(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType contentType) {
      status = response.getCode();
      if (contentType != null) {
        mediaType = contentType.getMimeType();
      }
    }

    @Override
    protected int capacityIncrement() {
      return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) {
      int more = source.remaining();
      if (tooLong || length + more > maxBytes) {
        // Read to its end and forgotten, so that the connection stays good.
        tooLong = true;
        source.position(source.limit());
        return;
      }
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
      }
      source.get(bytes, length, more);
      length += more;
    }

    @Override
    protected SoapReply buildResult() {
      return new SoapReply(status, mediaType, Arrays.copyOf(bytes, length), maxBytes, tooLong);
    }

    @Override
    public void releaseResources() {}
  }
}
