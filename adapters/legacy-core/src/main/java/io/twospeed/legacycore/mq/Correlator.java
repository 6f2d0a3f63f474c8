package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.legacycore.transport.StrayReplies;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings replies to their calls. A JMS message id is known only after the send, so a reply may be
 * here before its call is registered: it is held until that happens. A call stays known for a while
 * after its end, so that a late or second reply is known for what it is.
 */
final class Correlator {
  private static final Logger LOG = LoggerFactory.getLogger(Correlator.class);
  private static final int MAX_HELD = 10_000;
  private static final int REMEMBERED = 1 << 14;

  private final ConcurrentHashMap<CorrelationId, Slot> slots = new ConcurrentHashMap<>();
  private final Memory answered = new Memory(slots, REMEMBERED);
  private final Memory overdue = new Memory(slots, REMEMBERED);
  private final AtomicInteger held = new AtomicInteger();
  private final StrayReplies strays;
  private final Elsewhere elsewhere;
  private final DeadlineWheel wheel;
  private final long holdNanos;

  /** Where a reply goes that is no call's here. */
  interface Elsewhere {
    void reply(CorrelationId id, MqReply reply);
  }

  /** What is known under an id: the call, or the reply that came before it. */
  sealed interface Slot permits Known, Held {}

  /** A call that waits for its reply, or is remembered for a second one. */
  record Known(PlainCall call) implements Slot {}

  /** A reply before its call. */
  final class Held implements Slot, DeadlineWheel.Due {
    private final CorrelationId id;
    private final MqReply reply;
    private final long dueNanos = System.nanoTime() + holdNanos;

    private Held(CorrelationId id, MqReply reply) {
      this.id = id;
      this.reply = reply;
    }

    @Override
    public long dueNanos() {
      return dueNanos;
    }

    @Override
    public boolean over() {
      return slots.get(id) != this;
    }

    @Override
    public void due() {
      if (slots.remove(id, this)) {
        held.decrementAndGet();
        elsewhere.reply(id, reply);
      }
    }
  }

  /**
   * Correlates for one reply queue.
   *
   * @param holdNanos how long a reply may wait for its call to be registered; 0: calls are
   *     registered before they are sent
   * @param elsewhere takes what is no reply to a call of this correlator's
   */
  Correlator(StrayReplies strays, DeadlineWheel wheel, long holdNanos, Elsewhere elsewhere) {
    this.strays = strays;
    this.elsewhere = elsewhere;
    this.wheel = wheel;
    this.holdNanos = holdNanos;
  }

  /** From now on a reply with this id is the call's. One that came before is delivered here. */
  void register(CorrelationId id, PlainCall call) {
    call.correlatedBy(id);
    Slot before = slots.put(id, new Known(call));
    if (before instanceof Held early) {
      held.decrementAndGet();
      deliver(id, call, early.reply);
    } else if (call.over()) {
      overdue.add(id);
    }
  }

  /** A reply came. */
  void reply(CorrelationId id, MqReply reply) {
    Slot slot = slots.get(id);
    if (slot == null) {
      slot = hold(id, reply);
    }
    if (slot instanceof Known known) {
      deliver(id, known.call(), reply);
    } else if (slot instanceof Held) {
      strays.duplicate(id);
    }
  }

  /** The queue manager reports of a request; what is over, or of no call here, is no news. */
  void reported(CorrelationId id, MqReport report) {
    if (slots.get(id) instanceof Known known) {
      PlainCall call = known.call();
      switch (report.kind()) {
        case EXPIRED -> call.notDone(CallProblem.expiredUnread(call.operation()));
        case UNDELIVERABLE -> {
          CallProblem problem = CallProblem.undelivered(call.address(), report);
          LOG.warn("{} ({}): {}", call.operation(), call.reference(), problem.detail());
          call.notDone(problem);
        }
        case FROM_A_PROGRAM -> {
          var unused = call.lost(CallProblem.undelivered(call.address(), report));
        }
        case PROGRESS -> {}
      }
    }
  }

  /** The call failed or its time is over: it stays known for its late reply. */
  void overdue(CoreCall call) {
    CorrelationId id = call instanceof PlainCall plain ? plain.correlation() : null;
    if (id != null) {
      overdue.add(id);
    }
  }

  /** Null where the reply is held or given up; else what was registered meanwhile. */
  private @Nullable Slot hold(CorrelationId id, MqReply reply) {
    if (holdNanos == 0 || held.get() >= MAX_HELD) {
      elsewhere.reply(id, reply);
      return null;
    }
    Held early = new Held(id, reply);
    Slot meanwhile = slots.putIfAbsent(id, early);
    if (meanwhile == null) {
      held.incrementAndGet();
      wheel.add(early);
    }
    return meanwhile;
  }

  private void deliver(CorrelationId id, PlainCall call, MqReply reply) {
    if (reply.deliver(call)) {
      answered.add(id);
    } else if (call.replyIsDuplicate()) {
      strays.duplicate(id);
    } else {
      strays.late(call);
    }
  }
}
