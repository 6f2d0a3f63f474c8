package io.twospeed.legacycore.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.util.function.Function;

/** What a reply says of a changing call. */
public sealed interface Verdict {

  /** Done, and this is the answer. */
  record Answered(JsonNode canonical) implements Verdict {}

  /** Done, by a code that carries no answer. */
  record Booked(String code) implements Verdict {}

  /** Nothing was done by the request that this answers. */
  record Refused(String code, CallProblem problem) implements Verdict {}

  /** An answer that leaves open what was done. */
  record Unclear(String code, CallProblem problem) implements Verdict {}

  /** No answer that can be read. */
  record Garbled(CallProblem problem) implements Verdict {}

  /**
   * Reads a reply.
   *
   * @param reversal the call is to undo another: then what says that it is undone already is a yes
   */
  static Verdict of(
      OperationPlan operation, boolean reversal, Function<Translation, CoreReply> read) {
    CoreReply reply;
    try {
      reply = read.apply(operation.translation());
    } catch (RuntimeException e) {
      return new Garbled(CallProblem.garbled(e));
    }
    return reply instanceof CoreReply.Accepted accepted
        ? new Answered(accepted.canonical())
        : refusal(operation.settlement(), reversal, (CoreReply.Refused) reply);
  }

  private static Verdict refusal(Settlement codes, boolean reversal, CoreReply.Refused refused) {
    String code = refused.code();
    if (codes.duplicate().contains(code) || (reversal && codes.done().contains(code))) {
      return new Booked(code);
    }
    CallProblem problem = CallProblem.refused(refused);
    return refused.saysNothingWasDone() ? new Refused(code, problem) : new Unclear(code, problem);
  }
}
