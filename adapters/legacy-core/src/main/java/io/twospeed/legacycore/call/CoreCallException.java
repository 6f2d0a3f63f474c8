package io.twospeed.legacycore.call;

import io.twospeed.base.OpenWords;
import io.twospeed.journal.calls.CoreCallState;
import org.jspecify.annotations.Nullable;

/**
 * A call to the core that did not end in an accepted answer. Neither message nor title holds
 * customer data; the title may go to the caller.
 */
public final class CoreCallException extends RuntimeException implements OpenWords {
  private static final long serialVersionUID = 1L;

  /** Why a call ended without an accepted answer. */
  public enum Kind {
    /** The core said no. */
    REFUSED,
    /** No reply within the call's time. */
    TIMEOUT,
    /** The core cannot be reached, or the connection to it broke. */
    UNAVAILABLE,
    /** This layer refused, to protect the core. */
    OVERLOAD,
    /** The request could not be put into the core's terms. */
    UNTRANSLATABLE,
    /** The reply is not what the contract says. */
    GARBLED
  }

  private final Kind kind;
  private final String operation;
  private final String reference;
  private final String problem;
  private final int status;
  private final String title;
  private final int retryAfterSeconds;
  private final @Nullable CoreCallState outcome;

  public CoreCallException(CallProblem problem, CoreCall call, @Nullable CoreCallState outcome) {
    // No stack trace: the place is the call, which the message names, and refusals are daily
    // business.
    super(
        "%s (%s): %s".formatted(call.operation(), call.reference(), problem.detail()),
        problem.cause(),
        false,
        false);
    this.kind = problem.kind();
    this.operation = call.operation();
    this.reference = call.reference();
    this.problem = problem.problem();
    this.status = problem.status();
    this.title = problem.title();
    this.retryAfterSeconds = problem.retryAfterSeconds();
    this.outcome = outcome;
  }

  @Override
  public String words() {
    return String.valueOf(getMessage());
  }

  /** A core that refuses, is away or is protected is daily business, and told where it is. */
  @Override
  public boolean isFault() {
    return kind == Kind.UNTRANSLATABLE || kind == Kind.GARBLED;
  }

  public Kind kind() {
    return kind;
  }

  public String operation() {
    return operation;
  }

  /** Ours, 32 characters, as it travelled or would have travelled to the core. */
  public String reference() {
    return reference;
  }

  /** The last part of {@code urn:twospeed:problem:<name>}. */
  public String problem() {
    return problem;
  }

  /** HTTP status, 4xx or 5xx. */
  public int status() {
    return status;
  }

  /** One sentence for the caller. */
  public String title() {
    return title;
  }

  /** When to try again; 0 where there is nothing to say. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Where a changing call stands: REJECTED, NOT_DONE or IN_DOUBT; null for one that only reads. */
  public @Nullable CoreCallState outcome() {
    return outcome;
  }
}
