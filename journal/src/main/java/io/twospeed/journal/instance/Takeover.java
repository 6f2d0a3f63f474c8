package io.twospeed.journal.instance;

import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Who works on what is unfinished. A lease says so, with an end: what a dead instance held is free
 * when its lease is over. A lease keeps two instances from doing the same work, the table of
 * transitions keeps them from settling the same call twice.
 *
 * <p>Leases are compared with each instance's own clock: keep the lease well above their skew.
 */
public interface Takeover {

  /**
   * Frees at once what this instance holds, in this life or an earlier one; nothing where a later
   * life has begun. For its start, where that is what its former life left, and for its end, so
   * that nobody has to wait until a lease is over. Not in between: what its own routes work on
   * would be taken from them.
   */
  CompletionStage<Integer> releaseAll();

  /**
   * Takes unsettled calls whose lease is over, the oldest first. No two instances get the same one.
   */
  CompletionStage<List<StoredCall>> claimCalls(int limit);

  /** Takes unfinished interactions whose lease is over, the oldest first. */
  CompletionStage<List<StoredInteraction>> claimInteractions(int limit);

  /**
   * Prolongs every lease of this instance that ends within half a lease. To be called at least
   * three times a lease; completes with the number prolonged.
   */
  CompletionStage<Integer> renew();

  /**
   * Prolongs the lease of one call; false where it is not this instance's any more. To be asked
   * before anything that must not be done twice.
   */
  CompletionStage<Boolean> holdCall(String reference);

  /** The same for an interaction. */
  CompletionStage<Boolean> holdInteraction(String id);

  /** Gives a call back, to be claimed by anyone, not before this moment: the back-off. */
  CompletionStage<Void> releaseCall(
      String reference, Instant notBefore, EvidenceKind kind, String code);

  /**
   * Has this called after every {@link Interactions#toBeUndone} of this process, so that settlement
   * need not wait for its next round. It must neither block nor throw.
   */
  void onHandedOver(Runnable wake);

  /** Gives an interaction back, to be claimed by anyone, not before this moment. */
  CompletionStage<Void> releaseInteraction(String id, Instant notBefore);
}
