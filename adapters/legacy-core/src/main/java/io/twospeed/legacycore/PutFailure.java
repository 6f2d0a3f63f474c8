package io.twospeed.legacycore;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ResourceAllocationException;

/** Tells a put that was refused from one of which nothing is known. */
final class PutFailure {
  private PutFailure() {}

  /**
   * The queue manager or client refused this message and it is on no queue; the connection is as
   * good as before. Only what JMS names so is certain. An illegal state is not: providers also
   * throw it where a connection breaks under a put.
   */
  static boolean isOnlyThisMessage(Exception e) {
    return e instanceof InvalidDestinationException
        || e instanceof JMSSecurityException
        || e instanceof MessageFormatException
        || e instanceof ResourceAllocationException;
  }
}
