package io.twospeed.mappings.operation.wire;

import io.twospeed.mappings.operation.declaration.MqTerms;
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
   */
  record Soap(Path wsdl, String operation, String soapAction) implements Transport {}
}
