package io.twospeed.legacycore.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.change.EvidenceCode;
import io.twospeed.legacycore.change.SureWrites;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.settings.SettlementSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the core once more about calls that its UNKNOWN settled: a request that a proxy or a stopped
 * process held back may have arrived after every wait. A few times, further and further apart, a
 * batch at once.
 */
final class LaterInquiries {
  private static final Logger LOG = LoggerFactory.getLogger(LaterInquiries.class);

  /** Longer than any inquiry takes: who was asked about is another instance's after that. */
  private static final Duration HOLD = Duration.ofMinutes(1);

  private final Settler settler;
  private final SettlementSettings settings;

  LaterInquiries(Settler settler) {
    this.settler = settler;
    this.settings = settler.settings();
  }

  /** Completes once the questions about what is due have begun. */
  CompletionStage<Void> ask() {
    return settler
        .journal()
        .calls()
        .claimToAskAgain(settings.batch(), HOLD)
        .thenAccept(due -> due.forEach(this::ask))
        .exceptionally(
            failure -> {
              LOG.debug("What is to be asked again could not be read", failure);
              return null;
            });
  }

  private void ask(StoredCall call) {
    String name = call.plan().settling().inquiry();
    BoundOperation inquiry = name == null ? null : settler.operation(name);
    if (inquiry == null) {
      noted(call, "no-such-operation", null);
      return;
    }
    JsonNode question = JsonNodeFactory.instance.objectNode().put("reference", call.reference());
    inquiry.call(
        question,
        null,
        new CallResult() {
          @Override
          public void answered(CoreCall inquired, JsonNode canonical) {
            String state = canonical.path("state").asText();
            settler.aside().execute(() -> said(call, state));
          }

          @Override
          public void failed(CoreCall inquired, CoreCallException problem) {
            if (Met.by(problem) == Met.YES) {
              settler.aside().execute(() -> asked(call, EvidenceCode.of(problem.problem())));
            }
            // Where the core could not be asked it is due again when the hold is over.
          }
        });
  }

  private void said(StoredCall call, String state) {
    switch (state) {
      case "DONE" -> settler.contradicted(call, CoreCallState.CONFIRMED);
      // Done and undone: nothing of it stands, as was told.
      case "REVERSED" -> noted(call, state, null);
      default -> asked(call, EvidenceCode.of(state));
    }
  }

  /** It was asked once more, whatever came of it: not for ever. */
  private void asked(StoredCall call, String said) {
    noted(call, said, settings.askAgainAt(settler.now(), call.history().askedAgain() + 1));
  }

  private void noted(StoredCall call, String said, @Nullable Instant next) {
    var unused =
        settler
            .surely(() -> settler.journal().calls().askedAgain(call.reference(), said, next))
            .exceptionally(
                failure -> {
                  settler.log().failed(call.plan(), SureWrites.unwrapped(failure));
                  return null;
                });
  }
}
