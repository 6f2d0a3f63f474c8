package io.twospeed.legacycore.mq;

import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.DeadlineWheel;
import io.twospeed.legacycore.change.CallOwner;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.legacycore.transport.HealthRecord;
import io.twospeed.legacycore.transport.StrayReplies;
import io.twospeed.legacycore.transport.SystemHealth;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests one way on the core's queues, replies on a fixed queue of this instance, correlated by
 * this class's own parts. Keeps itself connected: while there is no queue manager, calls fail at
 * once and certainly undone, and calls under way go on waiting for their replies.
 */
public final class MqTransport implements CoreTransport {
  private static final Logger LOG = LoggerFactory.getLogger(MqTransport.class);
  private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int LONGEST_PAUSE = 50;
  private static final long CLOSE_MILLIS = 5_000;

  private final String system;
  private final MqSettings settings;
  private final MqDialect dialect;
  private final Correlator correlator;
  private final MqListener listener;
  private final @Nullable MqChangeListeners changes;
  private final HealthRecord health;
  private final RefusedPuts refusedPuts;
  private final Thread connector;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable MqLink link;

  public MqTransport(
      String system,
      MqSettings settings,
      DeadlineWheel wheel,
      MeterRegistry meters,
      Clock clock,
      @Nullable CallOwner owner) {
    this.system = system;
    this.settings = settings;
    this.dialect = MqDialect.of(settings);
    StrayReplies strays = new StrayReplies(system, "mq", meters);
    boolean heldBack = settings.correlation() == CorrelationPattern.MESSAGE_ID;
    this.changes = owner == null ? null : changes(owner, strays);
    this.correlator =
        new Correlator(strays, wheel, heldBack ? HOLD_NANOS : 0, elsewhere(strays, changes));
    this.listener = new MqListener(dialect, correlator, strays);
    this.refusedPuts = new RefusedPuts(system, clock);
    this.health = HealthRecord.down(clock, "not connected yet");
    this.connector = new Thread(this::keepConnected, "core-mq-" + system);
  }

  private MqChangeListeners changes(CallOwner owner, StrayReplies strays) {
    ChangeReplies replies = new ChangeReplies(owner, settings.correlation(), strays);
    return new MqChangeListeners(system, dialect, settings, replies, owner.meters());
  }

  /** What came to the queue of reads and is no read's may be a change's: a core may mix them up. */
  private static Correlator.Elsewhere elsewhere(
      StrayReplies strays, @Nullable MqChangeListeners changes) {
    if (changes == null) {
      return (id, reply) -> strays.unmatched(id);
    }
    return (id, reply) ->
        changes.replies().reply(id, reply).thenAccept(fate -> strays.misdirected(id, fate));
  }

  @Override
  public void start() {
    connector.setDaemon(true);
    connector.start();
  }

  @Override
  public void send(CoreCall call, byte[] request) {
    MqLink to = link;
    if (to == null) {
      call.notDone(CallProblem.notConnected(health.now().reason()));
    } else {
      to.send(call, request);
    }
  }

  @Override
  public void overdue(CoreCall call) {
    correlator.overdue(call);
  }

  @Override
  public SystemHealth health() {
    return health.now().with(refusedPuts.now());
  }

  @Override
  public void close() {
    closed.countDown();
    MqLink last = link;
    if (last != null) {
      last.broken().complete(new JMSException("closed by this process"));
    }
    try {
      connector.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepConnected() {
    long firstMillis = settings.reconnectAfter().toMillis();
    long pauseMillis = firstMillis;
    try {
      do {
        boolean wasUp = live();
        pauseMillis = wasUp ? firstMillis : Math.min(2 * pauseMillis, LONGEST_PAUSE * firstMillis);
      } while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Closed: the thread ends here.
      Thread.currentThread().interrupt();
    }
  }

  /** One life of a link. True where there was one. */
  private boolean live() throws InterruptedException {
    MqLink opened;
    try {
      opened = MqLink.open(dialect, settings, correlator, listener, changes, refusedPuts);
    } catch (JMSException | RuntimeException e) {
      down(e);
      return false;
    }
    try {
      link = opened;
      refusedPuts.forget();
      health.up("connected");
      LOG.info("Connected to {}, replies on {}", system, settings.replyQueue());
      down(opened.broken().get());
    } catch (ExecutionException e) {
      down(e);
    } finally {
      link = null;
      opened.abandon();
      closeAside(opened);
    }
    return true;
  }

  private void down(Exception why) {
    String reason =
        why instanceof QueueUnusableException
            ? String.valueOf(why.getMessage())
            : "no connection to the queue manager: " + dialect.said(why);
    if (health.down(reason) && closed.getCount() > 0) {
      LOG.warn("{} cannot be reached, {}; trying again until it can", system, reason);
    }
  }

  /** A provider may take its time to close what is broken; the new connection does not wait. */
  private void closeAside(MqLink old) {
    if (closed.getCount() == 0) {
      old.close();
      return;
    }
    Thread closer = new Thread(old::close, "core-mq-close-" + system);
    closer.setDaemon(true);
    closer.start();
  }
}
