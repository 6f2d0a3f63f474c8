package io.twospeed.mappings.operation.wire;

import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.nio.file.Path;

/** How an operation travels. */
public sealed interface Transport {

  /**
   * A record in a message.
   *
   * @param queue the core's request queue
   * @param terms what the core needs of the message
   */
  record Mq(String queue, MqTerms terms) implements Transport {

    /** A queue on plain terms. */
    public Mq(String queue) {
      this(queue, MqTerms.DEFAULTS);
    }
  }

  /**
   * A SOAP call.
   *
   * @param wsdl the contract's file
   * @param operation the WSDL operation's name
   * @param soapAction as the WSDL's binding says; empty where it says none
   * @param enveloped whether what is sent and received are envelopes, because of header parts, and
   *     not the body's element alone
   * @param security whether the WSDL's binding asks for a header of WS-Security
   */
  record Soap(Path wsdl, String operation, String soapAction, boolean enveloped, boolean security)
      implements Transport {

    /** What an enveloped request begins with: a connection's own header part goes behind it. */
    public static final String BEGIN = XmlMessage.BEGIN;

    /** A call without header parts. */
    public Soap(Path wsdl, String operation, String soapAction) {
      this(wsdl, operation, soapAction, false, false);
    }
  }
}
