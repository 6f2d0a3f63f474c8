package io.twospeed.simulator.mq;

/** Which of the request's ids becomes the reply's correlation id. */
public enum ReplyCorrelation {
  /** The request's message id: what a core does by default. */
  MESSAGE_ID,
  /** The request's correlation id. */
  CORRELATION_ID
}
