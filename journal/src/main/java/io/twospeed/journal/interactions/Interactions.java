package io.twospeed.journal.interactions;

import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.Page;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Requests of channels that may change the core, known by client and Idempotency-Key. What each
 * stage may fail with: see {@link Journal}.
 */
public interface Interactions {

  /**
   * Writes that an interaction begins, unless its client used the key before. This instance then
   * has its lease.
   */
  CompletionStage<Begun> begin(InteractionStart start);

  /**
   * Begins as {@link #begin} does, after an earlier interaction has lost its key to this one: where
   * it has ended, was not finished, and nothing of it stands in the core. What it was owed stays
   * under its id. Where it may not lose it, or another was first, the answer is as that of {@code
   * begin}.
   *
   * @param ended the earlier one's id
   */
  CompletionStage<Begun> beginAgain(InteractionStart start, String ended);

  /**
   * Ends it with the response that is owed. Refused while a call of it is still unsettled: then the
   * caller cannot be told yet how it ended.
   */
  CompletionStage<Void> finish(String id, OwedResponse response);

  /** Ends it with a problem. Refused where a call of it may stand: then it has to be undone. */
  CompletionStage<Void> fail(String id, OwedResponse problem);

  /**
   * Hands it to settlement: its unsettled calls are to be settled and its confirmed ones reversed.
   * From now on it takes no new calls but reversals.
   *
   * @param reason a short code, nothing personal
   * @param problem what will be owed once everything is undone
   * @param whereACallStands what will be owed instead, where a confirmed call was left standing
   */
  CompletionStage<Void> toBeUndone(
      String id, String reason, OwedResponse problem, OwedResponse whereACallStands);

  /** The same where both are one. */
  default CompletionStage<Void> toBeUndone(String id, String reason, OwedResponse problem) {
    return toBeUndone(id, reason, problem, problem);
  }

  /**
   * Ends it after everything was undone: {@link InteractionState#UNDONE}. Refused where a call of
   * it still stands, unless its product's files ({@link Settling#stands}), {@link
   * CoreCalls#leaveStanding} or a person left it so; then it is {@link
   * InteractionState#LEFT_STANDING}.
   *
   * @param unlessKept what is owed where {@link #toBeUndone} kept nothing
   */
  CompletionStage<Void> undone(String id, OwedResponse unlessKept);

  /** One interaction, if the journal has it. */
  CompletionStage<Optional<StoredInteraction>> find(String id);

  /**
   * Completes with the response owed once the interaction has ended: at once where this process
   * ends it, within about a quarter of a second where another does. It may never complete; cancel
   * it, or give it a timeout, where nobody waits any more.
   */
  CompletableFuture<OwedResponse> ended(String id);

  /** The response owed, once the interaction has ended. */
  CompletionStage<Optional<OwedResponse>> response(String id);

  /** Lists interactions, the newest first. */
  CompletionStage<Page<StoredInteraction>> list(InteractionFilter filter);
}
