package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.legacycore.call.CallProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator follows changes by: one line for each state a call comes to, with the reference
 * that the core has it under.
 */
public final class SettlementLog {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementLog.class);
  private static final String CHANGE = "Interaction {}: {} under {} is {}";

  public void state(CallPlan plan, CoreCallState state) {
    if (state == CoreCallState.PARKED) {
      LOG.error(
          CHANGE + "; fix: see its evidence in /admin/calls and decide it there",
          plan.interactionId(),
          plan.operation(),
          plan.reference(),
          state);
    } else {
      LOG.info(CHANGE, plan.interactionId(), plan.operation(), plan.reference(), state);
    }
  }

  /** It came to that state, and what failed where it certainly did not reach the core. */
  void settled(CallPlan plan, CoreCallState to, @Nullable CallProblem why) {
    if (to != CoreCallState.NOT_DONE || why == null) {
      state(plan, to);
      return;
    }
    LOG.info(
        CHANGE + ": {}",
        plan.interactionId(),
        plan.operation(),
        plan.reference(),
        to,
        why.detail());
  }

  public void leftStanding(CallPlan plan, String why) {
    LOG.info(
        "Interaction {}: {} under {} is left standing: {}",
        plan.interactionId(),
        plan.operation(),
        plan.reference(),
        why);
  }

  void inDoubt(CallPlan plan, String why) {
    LOG.warn(
        CHANGE + ": {}",
        plan.interactionId(),
        plan.operation(),
        plan.reference(),
        CoreCallState.IN_DOUBT,
        why);
  }

  public void contradiction(CallPlan plan, CoreCallState settled, CoreCallState said) {
    LOG.error(
        "Interaction {}: {} under {} is {}, and now the core says {}: it is undone where it was done and a"
            + " reversal is declared, else left to a person; fix: see its evidence in /admin/calls",
        plan.interactionId(),
        plan.operation(),
        plan.reference(),
        settled,
        said);
  }

  public void ended(String interactionId, String how) {
    LOG.info("Interaction {} is {}", interactionId, how);
  }

  /** One that waits for a person is looked at again and again: that is no news. */
  public void takenOver(String interactionId, InteractionState state) {
    String line = "Interaction {} is {}, taken over to be ended here";
    if (state == InteractionState.RUNNING) {
      LOG.info(line, interactionId, state);
    } else {
      LOG.debug(line, interactionId, state);
    }
  }

  public void undoingWaits(String interactionId, String why) {
    LOG.info("Interaction {} cannot be ended yet: {}", interactionId, why);
  }

  public void undoingFailed(String interactionId, Throwable why) {
    LOG.error("Interaction {} could not be undone, trying again", interactionId, why);
  }

  void leasesKept(Exception why) {
    LOG.warn("What is unfinished waits until its leases are over: {}", why.toString());
  }

  public void failed(CallPlan plan, Throwable why) {
    LOG.error(
        "Interaction {}: {} under {} could not be written on: {}",
        plan.interactionId(),
        plan.operation(),
        plan.reference(),
        why.toString());
  }
}
