package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How one call of a test ended. */
public final class Outcome implements CallResult {
  /** So long only where something is broken: a busy machine may take its time. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CompletableFuture<String> end = new CompletableFuture<>();
  private volatile @Nullable CoreCall call;

  public static Outcome of(SlowDoor door, String operation, String request) {
    return begun(door, operation, request, null);
  }

  static Outcome of(SlowDoor door, String operation, String request, Instant deadline) {
    return begun(door, operation, request, interaction(deadline));
  }

  static Interaction interaction(Instant deadline) {
    return new Interaction("0".repeat(32), "shop", "view", "1".repeat(32), deadline);
  }

  static Outcome begun(
      SlowDoor door, String operation, String request, @Nullable Interaction interaction) {
    Outcome outcome = new Outcome();
    door.call(operation, TextNode.valueOf(request), interaction, null, outcome);
    return outcome;
  }

  @Override
  public void answered(CoreCall ended, JsonNode canonical) {
    call = ended;
    if (!end.complete(canonical.asText())) {
      throw new AssertionError("told twice");
    }
  }

  @Override
  public void failed(CoreCall ended, CoreCallException problem) {
    call = ended;
    if (!end.completeExceptionally(problem)) {
      throw new AssertionError("told twice");
    }
  }

  public boolean isThere() {
    return end.isDone();
  }

  CoreCall call() {
    CoreCall ended = call;
    if (ended == null) {
      throw new AssertionError("not ended");
    }
    return ended;
  }

  public String answer() {
    try {
      return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("expected an answer, was a problem", e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no end within " + PATIENCE, e);
    }
  }

  /** Null where it ended in a problem. */
  @Nullable String answerOrNull() {
    return end.handle((answer, problem) -> answer)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Null where it ended in an answer. */
  @Nullable Throwable problemOrNull() {
    return end.handle((answer, problem) -> problem)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  public CoreCallException problem() {
    try {
      throw new AssertionError(
          "expected a problem, was " + end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoreCallException problem) {
        return problem;
      }
      throw new AssertionError("not a CoreCallException", e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no end within " + PATIENCE, e);
    }
  }
}
