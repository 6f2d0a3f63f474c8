package io.twospeed.legacycore.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.change.EvidenceCode;
import io.twospeed.legacycore.change.Sendings;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.recovery.InquiryAnswer.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks the core once what became of a call, because a person wants to know. What it says is kept
 * with the call, and settles nothing by itself.
 */
public final class Inquiry {
  /** A person waits; the operation's own limit, and its tries, are usually shorter. */
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final Settler settler;
  private final StoredCall call;
  private final Instant asked;

  private Inquiry(Settler settler, StoredCall call) {
    this.settler = settler;
    this.call = call;
    this.asked = settler.now();
  }

  /** Fails as the journal does; a core that is away is an answer. */
  public static CompletionStage<InquiryAnswer> of(Settler settler, String reference) {
    return settler
        .journal()
        .calls()
        .find(reference)
        .thenCompose(
            found ->
                found
                    .map(call -> new Inquiry(settler, call).ask())
                    .orElseGet(
                        () ->
                            CompletableFuture.completedStage(
                                notKnown("no-such-call", settler.now()))));
  }

  private static InquiryAnswer notKnown(String why, Instant at) {
    return new InquiryAnswer(Meaning.NOT_KNOWN, why, at);
  }

  private CompletionStage<InquiryAnswer> ask() {
    String name = call.plan().settling().inquiry();
    if (name == null) {
      return CompletableFuture.completedStage(notKnown("no-inquiry-declared", asked));
    }
    BoundOperation inquiry = settler.operation(name);
    CompletableFuture<InquiryAnswer> said = new CompletableFuture<>();
    if (inquiry == null) {
      said.complete(notKnown("no-such-operation", asked));
    } else {
      settler.after(AT_MOST, () -> said.complete(notKnown("core-timeout", asked)));
      ask(inquiry, said);
    }
    return said.thenCompose(this::kept);
  }

  private void ask(BoundOperation inquiry, CompletableFuture<InquiryAnswer> said) {
    JsonNode question = JsonNodeFactory.instance.objectNode().put("reference", call.reference());
    inquiry.call(
        question,
        null,
        new CallResult() {
          @Override
          public void answered(CoreCall inquired, JsonNode canonical) {
            String state = canonical.path("state").asText();
            settler.aside().execute(() -> said.complete(understood(state)));
          }

          @Override
          public void failed(CoreCall inquired, CoreCallException problem) {
            settler.aside().execute(() -> said.complete(notKnown(problem.problem(), asked)));
          }
        });
  }

  private InquiryAnswer understood(String state) {
    return switch (state) {
      case "DONE" -> new InquiryAnswer(Meaning.DONE, state, asked);
      case "REVERSED" -> new InquiryAnswer(Meaning.REVERSED, state, asked);
      case "UNKNOWN" ->
          new InquiryAnswer(isBelieved() ? Meaning.NOT_DONE : Meaning.TOO_EARLY, state, asked);
      default -> notKnown("no-such-state", asked);
    };
  }

  /** As {@link Doubt} believes it. */
  private boolean isBelieved() {
    BoundOperation operation = settler.operation(call.plan().operation());
    Instant lastExpiry = Sendings.of(call, operation).lastExpiry();
    return asked.isAfter(lastExpiry.plus(settler.settings().grace()));
  }

  private CompletionStage<InquiryAnswer> kept(InquiryAnswer answer) {
    return settler
        .journal()
        .calls()
        .note(call.reference(), EvidenceKind.INQUIRED, EvidenceCode.of(answer.said()))
        .thenApply(noted -> answer);
  }
}
