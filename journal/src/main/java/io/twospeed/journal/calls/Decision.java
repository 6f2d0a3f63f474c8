package io.twospeed.journal.calls;

import io.twospeed.journal.common.Limits;

/**
 * What a person decided about a parked call.
 *
 * @param outcome {@link CoreCallState#CONFIRMED} or {@link CoreCallState#REJECTED}
 * @param who kept encrypted
 * @param why kept encrypted
 */
public record Decision(CoreCallState outcome, String who, String why) {

  /** Refuses a decision without a name or a reason. */
  public Decision {
    CoreCallState.PARKED.to(outcome);
    Limits.text("who decides", who, 256);
    Limits.text("why it is decided so", why, 4000);
  }
}
