package io.twospeed.legacycore.recovery;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.legacycore.change.EvidenceCode;
import java.util.List;

/**
 * The point of no return, as sagas have it: the last call that an interaction made has no reversal,
 * and is confirmed. Where nothing failed after it, and nothing before it could be reversed, what
 * was done is what was asked for: it is to stay, and no person has to say so.
 */
final class Pivot {
  static final String WHY =
      "It is done, nothing failed after it, and no reversal of it is declared.";

  private Pivot() {}

  /** The calls that are to stay; none where there is no such point. */
  static List<StoredCall> standing(StoredInteraction interaction, List<StoredCall> calls) {
    List<StoredCall> made = calls.stream().filter(it -> it.plan().reverses() == null).toList();
    List<StoredCall> needed =
        made.stream().filter(it -> Reversals.of(it, calls).isNeeded()).toList();
    if (needed.isEmpty()
        || made.stream().anyMatch(it -> it.state() == CoreCallState.PARKED)
        || needed.stream().anyMatch(Pivot::isReversible)) {
      return List.of();
    }
    StoredCall last = made.get(made.size() - 1);
    return needed.contains(last) && !hasFailedAfter(last, interaction) ? needed : List.of();
  }

  private static boolean isReversible(StoredCall call) {
    return call.state() != CoreCallState.CONFIRMED || call.plan().settling().reversal() != null;
  }

  /** Its route had the answer, went on with it, and failed then. */
  private static boolean hasFailedAfter(StoredCall call, StoredInteraction interaction) {
    return !Undoing.INSTANCE_DIED.equals(interaction.reason())
        && wasAnswered(call)
        && !call.stateSince().isAfter(interaction.changedAt());
  }

  /** By a reply with an answer, and not after its route had been told that nobody knows. */
  private static boolean wasAnswered(StoredCall call) {
    boolean given = false;
    for (Evidence it : call.evidence()) {
      if (it.kind() == EvidenceKind.GAVE_UP) {
        return false;
      }
      given |= it.kind() == EvidenceKind.REPLY && it.code().equals(EvidenceCode.ANSWERED);
    }
    return given;
  }
}
