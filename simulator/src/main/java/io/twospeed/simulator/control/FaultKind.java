package io.twospeed.simulator.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways a core misbehaves. README.md says what each means over MQ and over SOAP. */
public enum FaultKind {
  /** Never seen by the core. */
  DROP_REQUEST,
  /** Done, never answered. */
  DROP_REPLY,
  /** Done and answered, but only after a while. */
  DELAY,
  /** Done at once, answered after a while. */
  LATE_REPLY,
  /** Done once, answered twice. */
  DUPLICATE_REPLY,
  /** Done, answered with what is no answer. */
  GARBLE,
  /** Done, answered as if to somebody else. */
  WRONG_CORRELATION,
  /** Refused with a return code. */
  REFUSE,
  /** Broken off: nothing is done, and the answer says so. */
  ABEND;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean needsDelay() {
    return this == DELAY || this == LATE_REPLY;
  }

  public static Optional<FaultKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
