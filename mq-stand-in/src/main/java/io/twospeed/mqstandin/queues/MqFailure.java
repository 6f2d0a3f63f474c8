package io.twospeed.mqstandin.queues;

/** A call that ends with MQCC_FAILED and a reason code. */
public final class MqFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int reason;

  /** A failure with a reason code and what it was about. */
  public MqFailure(int reason, String what) {
    super(what + ": reason " + reason);
    this.reason = reason;
  }

  /** The reason code (MQRC_*). */
  public int reason() {
    return reason;
  }
}
