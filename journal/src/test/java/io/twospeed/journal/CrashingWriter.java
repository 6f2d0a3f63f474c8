package io.twospeed.journal;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.Settling;
import io.twospeed.journal.common.References;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A process that writes as fast as it can and says on standard output what was acknowledged, one
 * line for each, until it is killed.
 */
final class CrashingWriter {
  private static final int AT_ONCE = 32;
  private static final String DIGEST = "ab".repeat(32);

  private final Journal journal;

  private CrashingWriter(Journal journal) {
    this.journal = journal;
  }

  public static void main(String[] arguments) {
    JournalSettings settings =
        JournalSettings.of(arguments[0], "crashing", JournalContract.KEYS).readers(1).build();
    CrashingWriter writer = new CrashingWriter(Journal.open(settings));
    for (int i = 0; i < AT_ONCE; i++) {
      writer.another();
    }
    // Until somebody kills this process.
    new CompletableFuture<Void>().join();
  }

  private void another() {
    Interaction interaction =
        new Interaction(
            References.next(Clock.systemUTC()),
            "shop",
            "instalments",
            "0af7651916cd43dd8448eb211c80319c",
            Clock.systemUTC().instant());
    CallPlan plan =
        new CallPlan(
            References.next(Clock.systemUTC()),
            interaction.id(),
            "payments.transfer",
            "core-banking",
            Settling.NONE);
    byte[] request = "request".getBytes(StandardCharsets.UTF_8);
    var unused =
        journal
            .interactions()
            .begin(new InteractionStart(interaction, "openPlan", "1.2.0", interaction.id(), DIGEST))
            .thenCompose(begun -> journal.calls().planAndSend(plan, request))
            .thenCompose(sent -> acknowledged(plan, CoreCallState.SENT))
            .thenCompose(sent -> move(plan))
            .thenCompose(confirmed -> acknowledged(plan, CoreCallState.CONFIRMED))
            .thenCompose(
                confirmed ->
                    journal
                        .interactions()
                        .finish(interaction.id(), new OwedResponse(201, Map.of(), request)))
            .thenCompose(finished -> say(interaction.id() + " FINISHED"))
            .thenRun(this::another);
  }

  private CompletionStage<Void> move(CallPlan plan) {
    return journal
        .calls()
        .move(CallMove.to(CoreCallState.CONFIRMED, plan.reference(), EvidenceKind.REPLY, "0000"));
  }

  private static CompletionStage<Void> acknowledged(CallPlan plan, CoreCallState state) {
    return say(plan.reference() + " " + state);
  }

  private static CompletionStage<Void> say(String line) {
    System.out.println(line);
    return CompletableFuture.completedStage(null);
  }
}
