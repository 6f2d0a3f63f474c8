package io.twospeed.journal.calls;

import io.twospeed.journal.common.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Changing calls to the core, known by our reference. What each stage may fail with: see {@link
 * Journal}.
 */
public interface CoreCalls {

  /**
   * Writes a call down before anything leaves; this instance then has its lease. Refused where the
   * interaction does not run any more, where the reference is known already, and where the call
   * that it is to reverse is being reversed already.
   *
   * @param request what is to be sent; kept encrypted, for a resend or a reversal
   */
  CompletionStage<Void> plan(CallPlan plan, byte[] request);

  /**
   * The same, and at once {@link CoreCallState#SENT}: one flush where a call leaves right away. The
   * put comes after the stage completes, never before.
   */
  CompletionStage<Void> planAndSend(CallPlan plan, byte[] request);

  /** Moves a call to another state; the evidence is written with it. */
  CompletionStage<Void> move(CallMove move);

  /**
   * Moves a call to {@link CoreCallState#IN_DOUBT}, and this instance goes on with it: it has the
   * lease. By {@link #move(CallMove)} a call in doubt is anyone's at once.
   */
  CompletionStage<Void> doubt(CallMove move);

  /** The same as {@link #move(CallMove)}, and keeps the core's reply, encrypted. */
  CompletionStage<Void> move(CallMove move, byte[] reply);

  /** Adds what was learned without a change of state. After 16,000 characters no more is kept. */
  CompletionStage<Void> note(String reference, EvidenceKind kind, String code);

  /**
   * Writes down that a call in doubt is about to be sent again, and prolongs this instance's lease
   * of it. Refused where the call is not in doubt any more, or not this instance's: then it must
   * not be sent. The put comes after the stage completes, never before.
   */
  CompletionStage<Void> resend(String reference);

  /**
   * Takes calls that the core's UNKNOWN settled and about which it is to be asked again by now, the
   * longest due first. No two instances get the same one before the time to hold is over.
   */
  CompletionStage<List<StoredCall>> claimToAskAgain(int limit, Duration hold);

  /**
   * Writes down what the core said when it was asked again.
   *
   * @param next when it is to be asked once more, or null where it was asked often enough
   */
  CompletionStage<Void> askedAgain(String reference, String said, @Nullable Instant next);

  /** How many contradicted calls are neither undone nor decided, and since when the oldest. */
  CompletionStage<Contradictions> contradictions();

  /**
   * Keeps by what a reply will name the call, where that is known only after the put (the MsgId).
   */
  CompletionStage<Void> correlate(String reference, String correlation);

  /**
   * Lets a confirmed call stand when its interaction is undone, though no file and no person says
   * so. Refused where it is not confirmed, or is to undo another.
   *
   * @param why a sentence for an operator, nothing personal
   */
  CompletionStage<Void> leaveStanding(String reference, String why);

  /** Settles a parked call as a person decided, and records who, when and why. */
  CompletionStage<Void> decide(String reference, Decision decision);

  /** One call, if the journal has it. */
  CompletionStage<Optional<StoredCall>> find(String reference);

  /** The call that a reply names, if the journal has it. */
  CompletionStage<Optional<StoredCall>> findByCorrelation(String correlation);

  /** The calls of an interaction in the order in which they were planned. */
  CompletionStage<List<StoredCall>> of(String interactionId);

  /** The request as it was given. */
  CompletionStage<Optional<byte[]>> request(String reference);

  /** The core's reply, where one was kept. */
  CompletionStage<Optional<byte[]>> reply(String reference);

  /** What persons decided about a call, the first decision first. */
  CompletionStage<List<StoredDecision>> decisions(String reference);

  /** Lists calls, the newest first. */
  CompletionStage<Page<StoredCall>> list(CallFilter filter);

  /**
   * How many calls are in each of these states, by operation and product, and since when the
   * oldest. Cheap for the states in which few calls are; it walks an index over the others.
   */
  CompletionStage<List<CallCount>> counts(Set<CoreCallState> states);
}
