package io.twospeed.app.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallFilter;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.calls.StoredDecision;
import io.twospeed.journal.common.Page;
import io.twospeed.legacycore.recovery.InquiryAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changing calls to the core: their lists, each with its evidence, and a person's decision. */
final class CallPages {
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{32}");

  private final CoreCalls calls;
  private final Function<String, CompletionStage<InquiryAnswer>> core;

  /**
   * Shows these.
   *
   * @param core asks the core what became of the call under a reference
   */
  CallPages(CoreCalls calls, Function<String, CompletionStage<InquiryAnswer>> core) {
    this.calls = calls;
    this.core = core;
  }

  /** A call as it is shown; times are UTC. Nothing of it is personal. */
  record Shown(
      String reference,
      String interaction,
      String operation,
      String system,
      String product,
      String productVersion,
      CoreCallState state,
      Instant since,
      Instant createdAt,
      @Nullable String reverses,
      @Nullable String stands,
      @Nullable String owner,
      List<Evidence> evidence) {

    static Shown of(StoredCall call) {
      return new Shown(
          call.reference(),
          call.plan().interactionId(),
          call.plan().operation(),
          call.plan().system(),
          call.product(),
          call.productVersion(),
          call.state(),
          call.stateSince(),
          call.createdAt(),
          call.plan().reverses(),
          call.plan().settling().stands(),
          call.owner(),
          call.evidence());
    }
  }

  /**
   * A list.
   *
   * @param next what {@code before} has to be for the page after this one, or null
   */
  record Listed(List<Shown> calls, @Nullable Long next) {}

  /** One call and what persons decided about it. */
  record Detailed(Shown call, List<Decided> decisions) {}

  /** The same just after a decision, with what the core said before it. */
  record Recorded(Shown call, List<Decided> decisions, CoreWord core) {}

  record Decided(CoreCallState decision, String who, String reason, Instant at) {
    static Decided of(StoredDecision stored) {
      Decision decision = stored.decision();
      return new Decided(decision.outcome(), decision.who(), decision.why(), stored.at());
    }
  }

  Listed list(PageQuery query) {
    CallFilter filter =
        new CallFilter(
            query.states(CoreCallState.class),
            query.text("operation"),
            query.text("product"),
            null,
            query.before(),
            query.limit());
    Page<StoredCall> page = AdminProblem.wait(calls.list(filter));
    return new Listed(page.items().stream().map(Shown::of).toList(), page.next());
  }

  Detailed one(String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      throw unknown();
    }
    StoredCall call = AdminProblem.wait(calls.find(reference)).orElseThrow(CallPages::unknown);
    List<StoredDecision> decisions = AdminProblem.wait(calls.decisions(reference));
    return new Detailed(Shown.of(call), decisions.stream().map(Decided::of).toList());
  }

  /**
   * Settles a parked call as a person says, after the core was asked. Where the core says the
   * opposite it is refused, unless the person insists.
   *
   * @param operator who that is, where the request's head says so; the body's {@code who} wins
   */
  Recorded decide(String reference, JsonNode body, @Nullable String operator) {
    Detailed before = one(reference);
    Decision decision = decision(body, operator);
    boolean insists = insists(body);
    if (before.call().state() != CoreCallState.PARKED) {
      throw AdminProblem.conflict(
          "Core call %s cannot be decided: it is %s, expected PARKED"
              .formatted(reference, before.call().state()));
    }
    InquiryAnswer said = AdminProblem.wait(core.apply(reference));
    if (said.contradicts(decision.outcome()) && !insists) {
      String decided = decision.outcome().name().toLowerCase(Locale.ROOT);
      throw AdminProblem.coreSaysOtherwise(decided, CoreWord.of(said));
    }
    AdminProblem.wait(calls.decide(reference, decision));
    Detailed after = one(reference);
    return new Recorded(after.call(), after.decisions(), CoreWord.of(said));
  }

  private static boolean insists(JsonNode body) {
    JsonNode insist = body.path("insist");
    if (!insist.isMissingNode() && !insist.isBoolean()) {
      throw AdminProblem.invalid("Field insist is no boolean; expected true, false or none");
    }
    return insist.asBoolean();
  }

  private static Decision decision(JsonNode body, @Nullable String operator) {
    CoreCallState outcome =
        switch (body.path("decision").asText("")) {
          case "confirmed" -> CoreCallState.CONFIRMED;
          case "rejected" -> CoreCallState.REJECTED;
          default ->
              throw AdminProblem.invalid(
                  "Field decision is none; expected confirmed (the core has done it) or rejected (it has not)");
        };
    String reason = body.path("reason").asText("").strip();
    if (reason.isEmpty() || reason.length() > 4000) {
      throw AdminProblem.invalid("Field reason is missing; expected why, in 1 to 4000 characters");
    }
    String who = body.path("who").asText(operator == null ? "" : operator).strip();
    if (who.isEmpty() || who.length() > 256) {
      throw AdminProblem.invalid(
          "Field who is missing or too long; expected who decides, in 1 to 256 characters, there or in the header X-Operator");
    }
    return new Decision(outcome, who, reason);
  }

  private static AdminProblem unknown() {
    return AdminProblem.notFound("The journal has no call under this reference.");
  }
}
