package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.MqReport;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a call, as an event in its life and as evidence.
 *
 * @param event what it is in the call's life
 * @param kind what it is as evidence
 * @param code the core's or the queue manager's, as the journal keeps it
 * @param way by which it was settled, should this settle it; for the metrics
 * @param verdict what the core's reply says, where there is one
 * @param problem what the caller is told of it, where it is no answer
 */
record Learned(
    CallEvent event,
    EvidenceKind kind,
    String code,
    String way,
    @Nullable Verdict verdict,
    @Nullable CallProblem problem) {

  Learned {
    code = EvidenceCode.of(code);
  }

  /**
   * By a reply.
   *
   * @param refusal what a refusal is: of the only message, or of one that leaves others open
   */
  static Learned by(Verdict verdict, CallEvent refusal) {
    if (verdict instanceof Verdict.Booked booked) {
      return reply(CallEvent.DONE, booked.code(), verdict);
    }
    if (verdict instanceof Verdict.Refused refused) {
      return reply(refusal, refused.code(), verdict);
    }
    if (verdict instanceof Verdict.Unclear unclear) {
      return unclear(EvidenceKind.REPLY, unclear.code(), unclear.problem());
    }
    if (verdict instanceof Verdict.Garbled garbled) {
      return unclear(EvidenceKind.GARBLED_REPLY, "", garbled.problem());
    }
    return reply(CallEvent.DONE, EvidenceCode.ANSWERED, verdict);
  }

  private static Learned reply(CallEvent event, String code, Verdict verdict) {
    return new Learned(event, EvidenceKind.REPLY, code, "reply", verdict, null);
  }

  private static Learned unclear(EvidenceKind kind, String code, CallProblem problem) {
    return new Learned(CallEvent.UNCLEAR, kind, code, "reply", null, problem);
  }

  /** By a report that leaves open what was done. */
  static Learned unclear(MqReport report, CallProblem problem) {
    return unclear(EvidenceKind.EXCEPTION_REPORT, report.feedback(), problem);
  }

  /** By a report that the queue manager discarded the message, which nobody had read. */
  static Learned discarded(MqReport report, CallProblem problem) {
    String code = Sendings.DISCARDED + report.key() + "/" + report.feedback();
    return new Learned(
        CallEvent.ONE_UNREAD, EvidenceKind.EXCEPTION_REPORT, code, "undelivered", null, problem);
  }

  /**
   * By word that a message expired, which nobody had read.
   *
   * @param key of that word
   */
  static Learned expired(String key) {
    return new Learned(
        CallEvent.ONE_UNREAD, EvidenceKind.EXPIRED_UNREAD, key, "expiry", null, null);
  }

  /** The same, and no other message is left. */
  Learned ofTheLast() {
    return new Learned(CallEvent.ALL_UNREAD, kind, code, way, verdict, problem);
  }

  /** By how the first sending, or a later one, ended. */
  static Learned sending(CallEvent event, EvidenceKind kind, CallProblem problem) {
    return new Learned(event, kind, problem.problem(), "not-put", null, problem);
  }

  /** By a takeover of what the journal has in that state. */
  static Learned takeover(CoreCallState state, CallProblem problem) {
    return switch (state) {
      case PLANNED -> taken(CallEvent.TAKEN_OVER_PLANNED, EvidenceKind.NOT_PUT, "planned", problem);
      case IN_DOUBT -> taken(CallEvent.TAKEN_OVER_IN_DOUBT, EvidenceKind.TAKEN_OVER, "", problem);
      default -> taken(CallEvent.TAKEN_OVER_SENT, EvidenceKind.TAKEN_OVER, "", problem);
    };
  }

  private static Learned taken(
      CallEvent event, EvidenceKind kind, String code, CallProblem problem) {
    return new Learned(event, kind, code, "not-put", null, problem);
  }

  /** By asking the core. */
  static Learned inquiry(String said, @Nullable Verdict verdict) {
    return new Learned(CallEvent.SETTLED, EvidenceKind.INQUIRED, said, "inquiry", verdict, null);
  }

  /** That there is nothing left to try. */
  static Learned gaveUp(String code) {
    return new Learned(CallEvent.SETTLED, EvidenceKind.GAVE_UP, code, "given-up", null, null);
  }

  /** The same, which settles nothing: another instance sent the call once more. */
  Learned openElsewhere() {
    return new Learned(CallEvent.OPEN_ELSEWHERE, kind, code, way, null, null);
  }
}
