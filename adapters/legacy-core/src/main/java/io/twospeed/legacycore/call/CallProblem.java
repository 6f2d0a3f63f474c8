package io.twospeed.legacycore.call;

import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, in the words of the one who asked and of the one who runs it.
 *
 * @param title for the caller
 * @param detail for the log: what, where, actual against expected, how to mend it
 * @param asked the core was asked or looked for, so that its health shows in this
 */
public record CallProblem(
    Kind kind,
    String problem,
    int status,
    String title,
    int retryAfterSeconds,
    String detail,
    @Nullable Throwable cause,
    boolean asked) {

  private static final String UNREACHABLE = "The core system cannot be reached";

  public static CallProblem refused(CoreReply.Refused refused) {
    return new CallProblem(
        Kind.REFUSED,
        refused.problem(),
        refused.status(),
        refused.title(),
        0,
        "the core refused with code " + refused.code(),
        null,
        true);
  }

  public static CallProblem timeout(String system, long waitedMillis) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The core system did not answer in time",
        0,
        "no reply from %s within %d ms; fix: see whether the core works and replies to this"
                .formatted(system, waitedMillis)
            + " instance's reply queue, or raise the operation's timeout",
        null,
        true);
  }

  public static CallProblem noTimeLeft() {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The request's time was over before the core system was asked",
        0,
        "nothing is left of the request's deadline, so nothing was sent",
        null,
        false);
  }

  /** Something paused between the decision to send it and the sending. */
  public static CallProblem tooLate(String why) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The request's time was over before the core system was asked",
        0,
        "not sent, " + why,
        null,
        false);
  }

  /** The way is known to be closed; no call is spent to find out. */
  public static CallProblem notConnected(String reason) {
    return new CallProblem(
        Kind.UNAVAILABLE,
        "core-unavailable",
        503,
        UNREACHABLE,
        1,
        "not sent, " + reason,
        null,
        false);
  }

  /** True where a circuit breaker has nothing to learn: the core was not asked. */
  public boolean saysNothingOfTheCore() {
    return !asked;
  }

  /**
   * The queue manager did not take the request, or the connection broke under it.
   *
   * @param reason its code and the code's name, for the caller to quote; empty where there is none
   */
  public static CallProblem notTaken(String reason, String detail, Throwable cause) {
    String title = reason.isEmpty() ? UNREACHABLE : "%s (%s)".formatted(UNREACHABLE, reason);
    return new CallProblem(
        Kind.UNAVAILABLE, "core-unavailable", 503, title, 1, detail, cause, true);
  }

  public static CallProblem unavailable(String detail, @Nullable Throwable cause) {
    return new CallProblem(
        Kind.UNAVAILABLE, "core-unavailable", 503, UNREACHABLE, 1, detail, cause, true);
  }

  public static CallProblem breakerOpen(String name, int retryAfterSeconds) {
    return new CallProblem(
        Kind.OVERLOAD,
        "core-unavailable",
        503,
        "The core system is not asked for a while, because its last calls failed",
        retryAfterSeconds,
        "the circuit breaker of %s is open".formatted(name),
        null,
        false);
  }

  /** Nothing leaves that is not written down. */
  public static CallProblem notWritten(String detail, @Nullable Throwable cause) {
    return new CallProblem(
        Kind.UNAVAILABLE,
        "journal-unavailable",
        503,
        "The request cannot be recorded at the moment, so nothing was done",
        1,
        "not sent, because the journal did not take it: " + detail,
        cause,
        false);
  }

  /** The interaction takes no more calls: it has ended, or was handed over to be undone. */
  public static CallProblem interactionOver(String detail) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The request's time was over before the core system was asked",
        0,
        "not sent: " + detail,
        null,
        false);
  }

  /** It was done, but what the core answered is not known. */
  public static CallProblem answerLost(String system) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The core system's answer was lost",
        0,
        system + " has done it, but its answer did not come; nothing can go on without it",
        null,
        true);
  }

  /** Nobody but a person can say what became of it. */
  public static CallProblem parked(String system) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "What the core system did is being looked into",
        0,
        "what became of it at %s could not be found out; fix: decide it in /admin/calls"
            .formatted(system),
        null,
        true);
  }

  /** The message came off its queue unread: it certainly never reached the core. */
  public static CallProblem expiredUnread(String system) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The core system did not take the request in time",
        0,
        "the request to %s expired unread; fix: see whether the core works".formatted(system),
        null,
        true);
  }

  /** The core, or something before it, says that the request came after its time. */
  public static CallProblem refusedAsLate(String system) {
    return new CallProblem(
        Kind.TIMEOUT,
        "core-timeout",
        504,
        "The core system did not take the request in time",
        0,
        "%s refused the request as expired; fix: see whether the core works, and whether its clock and this machine's agree"
            .formatted(system),
        null,
        true);
  }

  /** The queue manager, or a program, sent word of the request in place of a reply. */
  public static CallProblem undelivered(String address, MqReport report) {
    return unavailable(
        "the request to queue %s was reported back: %s".formatted(address, report.text()), null);
  }

  public static CallProblem overload(String detail, int retryAfterSeconds) {
    return new CallProblem(
        Kind.OVERLOAD,
        "overload",
        503,
        "Too many requests are on their way to the core system",
        retryAfterSeconds,
        detail,
        null,
        false);
  }

  public static CallProblem untranslatable(Exception cause) {
    return new CallProblem(
        Kind.UNTRANSLATABLE,
        "core-request",
        500,
        "The request cannot be put into the core system's terms",
        0,
        "the request was not sent: " + said(cause),
        known(cause),
        false);
  }

  public static CallProblem garbled(String detail, @Nullable Throwable cause) {
    return new CallProblem(
        Kind.GARBLED,
        "core-garbled",
        502,
        "The core system's answer cannot be understood",
        0,
        detail,
        cause,
        true);
  }

  public static CallProblem garbled(Exception cause) {
    return garbled("the reply is not what the contract says: " + said(cause), known(cause));
  }

  /** Only a translation's own message is known to hold no customer data; of others, the place. */
  private static String said(Exception cause) {
    if (cause instanceof TranslationException) {
      return String.valueOf(cause.getMessage());
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static @Nullable Throwable known(Exception cause) {
    return cause instanceof TranslationException ? cause : null;
  }
}
