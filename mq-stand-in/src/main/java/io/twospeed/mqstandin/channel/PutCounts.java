package io.twospeed.mqstandin.channel;

/** What became of the asynchronous puts since MQSTAT last asked. */
final class PutCounts {
  private int succeeded;
  private int failed;
  private int firstReason;

  void succeeded() {
    succeeded++;
  }

  void failed(int reason) {
    if (failed++ == 0) {
      firstReason = reason;
    }
  }

  int successes() {
    return succeeded;
  }

  int failures() {
    return failed;
  }

  int firstReason() {
    return firstReason;
  }

  void reset() {
    succeeded = 0;
    failed = 0;
    firstReason = 0;
  }
}
