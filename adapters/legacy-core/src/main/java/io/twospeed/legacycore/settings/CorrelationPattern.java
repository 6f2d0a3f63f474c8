package io.twospeed.legacycore.settings;

/** How the core marks a reply as the answer to a request. */
public enum CorrelationPattern {
  /** The reply's CorrelId is the request's MsgId: what most MQ programs do. */
  MESSAGE_ID,
  /** The reply's CorrelId is the request's CorrelId. */
  CORRELATION_ID
}
