package io.twospeed.legacycore.mq;

import io.twospeed.journal.calls.StoredCall;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.change.CallOwner;
import io.twospeed.legacycore.change.ChangingCall;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.legacycore.transport.Fate;
import io.twospeed.legacycore.transport.StrayReplies;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Brings replies to changing calls: those this process owns, and those that only the journal
 * remembers. Where the id is known only after the put, a reply may be here before it; as long as
 * puts are under way, it waits.
 */
final class ChangeReplies {
  private static final Duration HOLD = Duration.ofMillis(500);
  private static final int REFERENCE_BYTES = 16;
  private static final int REMEMBERED = 1 << 14;

  private final ConcurrentHashMap<CorrelationId, ChangingCall> calls = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<CorrelationId, CompletableFuture<Optional<ChangingCall>>> early =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<CorrelationId, String> references = new ConcurrentHashMap<>();
  private final Memory memory = new Memory(references, REMEMBERED);
  private final AtomicInteger putsUnderWay = new AtomicInteger();
  private final CallOwner owner;
  private final CorrelationPattern pattern;
  private final StrayReplies strays;

  ChangeReplies(CallOwner owner, CorrelationPattern pattern, StrayReplies strays) {
    this.owner = owner;
    this.pattern = pattern;
    this.strays = strays;
  }

  /** A put begins whose id is not known yet. {@link #putEnded} must follow. */
  void putBegins() {
    putsUnderWay.incrementAndGet();
  }

  void putEnded() {
    putsUnderWay.decrementAndGet();
  }

  /**
   * From now on a reply with this id is the call's; also after a restart, where that is written.
   */
  void register(CorrelationId id, ChangingCall call) {
    calls.put(id, call);
    call.onSettled(() -> settled(id, call));
    CompletableFuture<Optional<ChangingCall>> waiting = early.remove(id);
    if (waiting != null) {
      waiting.complete(Optional.of(call));
    }
    if (pattern == CorrelationPattern.MESSAGE_ID) {
      var unused =
          owner.surely(() -> owner.journal().calls().correlate(call.reference(), id.toJms()));
    }
  }

  /** The journal keeps the id of the last sending only; a reply to the one before is known too. */
  private void settled(CorrelationId id, ChangingCall call) {
    references.put(id, call.reference());
    memory.add(id);
    calls.remove(id, call);
  }

  /** Completes once what the reply says is durable. */
  CompletionStage<Fate> reply(CorrelationId id, MqReply reply) {
    ChangingCall call = calls.get(id);
    return (call == null ? find(id) : CompletableFuture.completedFuture(Optional.of(call)))
        .thenCompose(found -> deliver(found, reply))
        .thenApply(fate -> counted(fate, id));
  }

  /**
   * A request of that reference expired unread.
   *
   * @param key of the message that says so, the same when it comes again
   */
  CompletionStage<Fate> expired(String reference, String key) {
    return owner
        .call(reference)
        .thenCompose(
            call ->
                call == null
                    ? CompletableFuture.completedFuture(Fate.UNMATCHED)
                    : call.expiredUnread(key));
  }

  /** The queue manager reported what became of a request. */
  CompletionStage<Fate> reported(CorrelationId id, MqReport report) {
    ChangingCall call = calls.get(id);
    return (call == null ? find(id) : CompletableFuture.completedFuture(Optional.of(call)))
        .thenCompose(
            found ->
                found.isEmpty()
                    ? CompletableFuture.completedFuture(Fate.UNMATCHED)
                    : found.get().reported(report));
  }

  private static CompletionStage<Fate> deliver(Optional<ChangingCall> call, MqReply reply) {
    return call.isEmpty()
        ? CompletableFuture.completedFuture(Fate.UNMATCHED)
        : reply.deliver(call.get());
  }

  private Fate counted(Fate fate, CorrelationId id) {
    if (fate == Fate.DUPLICATE) {
      strays.duplicate(id);
    } else if (fate == Fate.UNMATCHED) {
      strays.unmatched(id);
    }
    return fate;
  }

  private CompletionStage<Optional<ChangingCall>> find(CorrelationId id) {
    if (references.containsKey(id)) {
      return known(id);
    }
    // Where nobody comes, the call may have been settled meanwhile, and be known by its reference.
    return early(id).thenCompose(found -> found.isPresent() ? completed(found) : known(id));
  }

  private CompletableFuture<Optional<ChangingCall>> early(CorrelationId id) {
    if (pattern == CorrelationPattern.CORRELATION_ID) {
      return completed(Optional.empty());
    }
    CompletableFuture<Optional<ChangingCall>> waiting =
        early.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    // Looked at after it is announced that somebody waits: of the two, one sees the other.
    ChangingCall meanwhile = calls.get(id);
    if (meanwhile != null || putsUnderWay.get() == 0) {
      giveUp(id, waiting, meanwhile);
    } else {
      owner.after(HOLD, () -> giveUp(id, waiting, calls.get(id)));
    }
    return waiting;
  }

  private void giveUp(
      CorrelationId id,
      CompletableFuture<Optional<ChangingCall>> waiting,
      @Nullable ChangingCall found) {
    early.remove(id, waiting);
    waiting.complete(Optional.ofNullable(found));
  }

  private CompletionStage<Optional<ChangingCall>> known(CorrelationId id) {
    String settled = references.get(id);
    if (settled != null) {
      return owner.call(settled).thenApply(Optional::ofNullable);
    }
    if (pattern == CorrelationPattern.CORRELATION_ID) {
      String reference = HexFormat.of().formatHex(Arrays.copyOf(id.bytes(), REFERENCE_BYTES));
      return owner.call(reference).thenApply(Optional::ofNullable);
    }
    return owner
        .surely(() -> owner.journal().calls().findByCorrelation(id.toJms()))
        .thenCompose(
            found ->
                found
                    .map(StoredCall::reference)
                    .map(owner::call)
                    .map(call -> call.thenApply(Optional::ofNullable))
                    .orElseGet(() -> completed(Optional.empty())));
  }

  private static CompletableFuture<Optional<ChangingCall>> completed(Optional<ChangingCall> call) {
    return CompletableFuture.completedFuture(call);
  }
}
