package io.twospeed.simulator.soap;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.headers.Header;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Refuses a request whose Timestamp says that its time is over, before anything is done: SOAP
 * Message Security 1.1 section 10. Who asks is not checked here.
 */
final class RequestExpiry extends AbstractSoapInterceptor {
  private static final String OASIS =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
  private static final String SECEXT = OASIS + "secext-1.0.xsd";
  private static final String UTILITY = OASIS + "utility-1.0.xsd";
  private static final QName SECURITY = new QName(SECEXT, "Security");

  private final Clock clock;

  /** With the time of the machine, which need not be the bank's. */
  RequestExpiry(Clock clock) {
    super(Phase.PRE_PROTOCOL);
    this.clock = clock;
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(SECURITY);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Header header = message.getHeader(SECURITY);
    if (header == null || !(header.getObject() instanceof Element security)) {
      return;
    }
    NodeList expires = security.getElementsByTagNameNS(UTILITY, "Expires");
    if (expires.getLength() > 0 && isOver(expires.item(0).getTextContent().strip())) {
      throw new SoapFault("The message has expired", new QName(SECEXT, "MessageExpired"));
    }
  }

  private boolean isOver(String expires) {
    try {
      return !clock.instant().isBefore(Instant.parse(expires));
    } catch (DateTimeException e) {
      throw new SoapFault("The Timestamp cannot be read", new QName(SECEXT, "InvalidSecurity"));
    }
  }
}
