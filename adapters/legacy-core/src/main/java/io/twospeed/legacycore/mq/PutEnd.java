package io.twospeed.legacycore.mq;

/** What is known of a put that failed. */
enum PutEnd {
  /** This message is on no queue, for certain; the connection is as good as before. */
  REFUSED,
  /** Whether the message is on its queue is not known, and the connection is to be replaced. */
  BROKEN,
  /** Whether the message is on its queue is not known; the client has connected again by itself. */
  INTERRUPTED
}
