package io.twospeed.legacycore.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.journal.Journal;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.settings.JournalSettings;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.operation.Shared;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.legacycore.transport.SystemHealth;
import io.twospeed.mappings.operation.CallContext;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changing calls over a real journal, event by event: what a transport, a time limit or another
 * instance would do, the test does, one thing at a time. Transitions taken are kept.
 */
final class CallBench implements AutoCloseable {
  static final byte[] WIRE = {1, 2, 3};
  static final String OPERATION = "book";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A transition of the table. */
  record Taken(CallStage from, CallEvent event) {}

  private final Journal journal;
  private final DeadlineWheel wheel = new DeadlineWheel();
  private final Set<Taken> taken = ConcurrentHashMap.newKeySet();
  private final BoundOperation operation;

  CallBench(Path folder) {
    JournalKeys keys = JournalKeys.of("k1", Map.of("k1", new byte[32]));
    String file = "jdbc:sqlite:" + folder.resolve("journal.db");
    journal = Journal.open(JournalSettings.of(file, "a", keys).lease(LIMIT).build());
    operation = operation();
  }

  private BoundOperation operation() {
    Settlement declared =
        new Settlement(
            Optional.of("inquire"), true, Optional.of("reverse"), false, Set.of(), Set.of());
    OperationPlan plan =
        new OperationPlan(
            OPERATION,
            "core",
            new Transport.Mq("CORE.REQ"),
            Effect.CHANGES,
            LIMIT,
            new NoTranslation(),
            declared);
    CoreSystem system = CoreSystem.of("core", ZoneOffset.UTC, "view", null, null);
    Shared shared =
        new Shared(
            Clock.systemUTC(),
            wheel,
            new io.twospeed.legacycore.call.References(),
            new SimpleMeterRegistry(),
            Runnable::run,
            Runnable::run);
    return new BoundOperation(
        plan, "CORE.REQ", system, new Nowhere(), List.of(), Protection.none(), shared);
  }

  Set<Taken> taken() {
    return taken;
  }

  /** A process that does at once what is to be done aside. */
  Instance instance() {
    return new Instance(Runnable::run);
  }

  Instance instance(Executor aside) {
    return new Instance(aside);
  }

  static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Returns when all that was written before is durable, and what followed from it is done. */
  void settleDown() {
    // A write that follows from another is in the queue by the first of these, done by the second.
    for (int i = 0; i < 3; i++) {
      result(journal.takeover().renew());
    }
  }

  String interaction() {
    String id = References.next(Clock.systemUTC());
    Instant deadline = Instant.now().plus(LIMIT);
    Interaction interaction = new Interaction(id, "shop", "view", "1".repeat(32), deadline);
    InteractionStart start = new InteractionStart(interaction, "pay", "v1", id, "a".repeat(64));
    result(journal.interactions().begin(start));
    return id;
  }

  Journal journal() {
    return journal;
  }

  StoredCall stored(ChangingCall call) {
    return result(journal.calls().find(call.reference())).orElseThrow();
  }

  @Override
  public void close() {
    journal.close();
  }

  /** One process of the app, as far as it owns calls. */
  final class Instance extends CallOwner {
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> steps = new CopyOnWriteArrayList<>();
    final List<CoreCallState> contradictions = new CopyOnWriteArrayList<>();
    final List<ChangeSend> sends = new ArrayList<>();

    private Instance(Executor aside) {
      super(
          journal,
          SettlementSettings.defaults(),
          Clock.systemUTC(),
          wheel,
          aside,
          new SettlementMeters(new SimpleMeterRegistry()));
    }

    /** A call that a route waits for, not yet begun. */
    ChangingCall newCall(String interaction) {
      CallPlan plan =
          new CallPlan(
              References.next(Clock.systemUTC()),
              interaction,
              OPERATION,
              "core",
              operation.plan().settling(null));
      Waiter waiter = new Waiter(operation, null, null, new Told(), Runnable::run);
      ChangingCall call = ChangingCall.planned(this, plan, operation, waiter, LIMIT.toNanos());
      ChangeSend send = send(call, true);
      waiter.sending(send);
      waiter.wire(WIRE);
      return call;
    }

    /** A sending of it that the transport will have begun. */
    ChangeSend send(ChangingCall call, boolean first) {
      ChangeSend send =
          new ChangeSend(call, operation, first, window(LIMIT.toNanos()), LIMIT.toNanos());
      sends.add(send);
      return send;
    }

    /** Its last sending. */
    ChangeSend last() {
      return sends.get(sends.size() - 1);
    }

    /** Takes over what the journal has. */
    ChangingCall takeOver(StoredCall stored) {
      ChangingCall call = ChangingCall.stored(this, stored);
      if (ownUnlessKnown(call) == null) {
        call.takeOver(stored.state());
      }
      return call;
    }

    @Override
    CallLife life(CallStage first) {
      return new CallLife(first) {
        @Override
        void taken(CallStage from, CallEvent event) {
          taken.add(new Taken(from, event));
        }
      };
    }

    @Override
    protected @Nullable BoundOperation operation(String name) {
      return name.equals(OPERATION) ? operation : null;
    }

    @Override
    protected InDoubt inDoubt(ChangingCall call) {
      return new InDoubt() {
        @Override
        public void begin() {
          steps.add("begin");
        }

        @Override
        public void resume() {
          steps.add("resume");
        }

        @Override
        public void watch() {
          steps.add("watch");
        }
      };
    }

    @Override
    protected void contradicted(CallPlan plan, CoreCallState settled, CoreCallState said) {
      contradictions.add(said);
    }

    @Override
    protected void undoingOf(String interactionId) {}

    private final class Told implements CallResult {
      @Override
      public void answered(CoreCall call, JsonNode canonical) {
        told.add("answered");
      }

      @Override
      public void failed(CoreCall call, CoreCallException problem) {
        told.add(String.valueOf(problem.outcome()));
      }
    }
  }

  /** Replies come as verdicts. */
  private static final class NoTranslation implements Translation {
    @Override
    public byte[] request(JsonNode canonical, CallContext call) {
      return WIRE;
    }

    @Override
    public CoreReply reply(byte[] wire) {
      return new CoreReply.Accepted(TextNode.valueOf("done"));
    }

    @Override
    public CoreReply fault(byte[] detail) {
      throw new IllegalStateException("no SOAP here");
    }
  }

  /** What is sent has left, and nothing comes of it but what the test says. */
  private static final class Nowhere implements CoreTransport {
    @Override
    public void start() {}

    @Override
    public void send(CoreCall call, byte[] request) {
      if (!call.over()) {
        call.begin();
      }
    }

    @Override
    public SystemHealth health() {
      return new SystemHealth(true, Instant.EPOCH, "");
    }

    @Override
    public void close() {}
  }
}
