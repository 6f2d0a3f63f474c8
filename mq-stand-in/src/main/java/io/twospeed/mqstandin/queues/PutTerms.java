package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.Mqi;

/**
 * Who puts, and how.
 *
 * @param options MQPMO_*
 * @param user the connection's user
 * @param application the connection's application name
 * @param applicationType MQAT_*
 */
public record PutTerms(int options, String user, String application, int applicationType) {
  boolean has(int option) {
    return (options & option) != 0;
  }

  /** Terms of a program on the queue manager's own side. */
  public static PutTerms ofProgram(String application) {
    return new PutTerms(0, "mqm", application, Mqi.APPL_TYPE_QUEUE_MANAGER);
  }
}
