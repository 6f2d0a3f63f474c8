package io.twospeed.legacycore.mq;

import jakarta.jms.JMSException;

/** One of this instance's own queues cannot be used: which, what for, and why. */
final class QueueUnusableException extends JMSException {
  private static final long serialVersionUID = 1L;

  private QueueUnusableException(String message, JMSException cause) {
    super(message);
    initCause(cause);
  }

  /**
   * Names the queue, where the failure is the queue's; one of the connection is given as it is.
   *
   * @param purpose such as {@code reply queue}
   */
  static JMSException orAsItIs(
      MqDialect dialect, String purpose, String queue, JMSException failure) {
    if (failure instanceof QueueUnusableException || !dialect.isOfTheQueue(failure)) {
      return failure;
    }
    return new QueueUnusableException(
        "the %s %s cannot be used: %s".formatted(purpose, queue, dialect.said(failure)), failure);
  }
}
