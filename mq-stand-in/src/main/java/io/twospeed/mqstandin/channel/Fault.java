package io.twospeed.mqstandin.channel;

/**
 * What goes wrong with a call.
 *
 * @param kind whether the call fails or its connection breaks
 * @param reason the reason code of a call that fails, else 0
 */
public record Fault(Kind kind, int reason) {
  /** How a call goes wrong. */
  public enum Kind {
    /** It does nothing, and says so by a reason code. */
    FAIL,
    /** Its connection breaks before it has done anything. */
    CUT_BEFORE,
    /** It does all it should, and its connection breaks before its reply. */
    CUT_AFTER
  }

  /** The call fails with a reason code. */
  public static Fault fail(int reason) {
    return new Fault(Kind.FAIL, reason);
  }

  /** The connection breaks before the call takes effect. */
  public static Fault cutBefore() {
    return new Fault(Kind.CUT_BEFORE, 0);
  }

  /** The connection breaks after the call took effect. */
  public static Fault cutAfter() {
    return new Fault(Kind.CUT_AFTER, 0);
  }
}
