package io.twospeed.legacycore;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One SOAP 1.1 request: the payload in its envelope. */
final class SoapRequest extends BasicRequestProducer {
  private static final ContentType XML = ContentType.TEXT_XML.withCharset(StandardCharsets.UTF_8);
  private static final byte[] BEFORE =
      ("<soap:Envelope xmlns:soap=\"" + SoapReply.SOAP_1_1 + "\"><soap:Body>")
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] AFTER =
      "</soap:Body></soap:Envelope>".getBytes(StandardCharsets.UTF_8);

  private final CoreCall call;

  SoapRequest(URI endpoint, CoreCall call, byte[] payload) {
    super(head(endpoint, call.address()), new BasicAsyncEntityProducer(envelope(payload), XML));
    this.call = call;
  }

  /** There is a connection, and what follows may reach the core. */
  @Override
  public void sendRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    if (!call.begin()) {
      throw new IOException("the call's time was over before there was a connection");
    }
    super.sendRequest(channel, context);
  }

  private static HttpRequest head(URI endpoint, String soapAction) {
    HttpRequest request = new BasicHttpRequest(Method.POST, endpoint);
    request.setHeader("SOAPAction", '"' + soapAction + '"');
    return request;
  }

  private static byte[] envelope(byte[] payload) {
    byte[] all = Arrays.copyOf(BEFORE, BEFORE.length + payload.length + AFTER.length);
    System.arraycopy(payload, 0, all, BEFORE.length, payload.length);
    System.arraycopy(AFTER, 0, all, BEFORE.length + payload.length, AFTER.length);
    return all;
  }
}
