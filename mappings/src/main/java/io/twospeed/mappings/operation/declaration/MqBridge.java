package io.twospeed.mappings.operation.declaration;

/** What stands between a queue and the core's program, and wants a header before the record. */
public sealed interface MqBridge {

  /**
   * CICS's bridge (MQCIH), which links to a program with the record as its COMMAREA.
   *
   * @param program to be linked to, at most 8 characters; empty: the record begins with its name
   * @param transactionId it runs under, at most 4 characters; empty: the bridge's own
   * @param outputDataLength of the COMMAREA that comes back; -1: as long as the request's
   * @param replyToFormat the format of what comes back, at most 8 characters
   */
  record Cics(String program, String transactionId, int outputDataLength, String replyToFormat)
      implements MqBridge {}

  /**
   * IMS's bridge (MQIIH).
   *
   * @param transaction code put before the record with its LLZZ, at most 8 characters; empty: the
   *     record begins with its own LLZZ
   * @param ltermOverride at most 8 characters
   * @param mfsMapName at most 8 characters
   * @param sendThenCommit the reply is sent before the work is committed (commit mode 1)
   * @param replyToFormat the format of what comes back, at most 8 characters
   */
  record Ims(
      String transaction,
      String ltermOverride,
      String mfsMapName,
      boolean sendThenCommit,
      String replyToFormat)
      implements MqBridge {}
}
