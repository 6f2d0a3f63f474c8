package io.twospeed.mqstandin;

import io.twospeed.mqstandin.channel.Channel;
import io.twospeed.mqstandin.channel.ChannelSettings;
import io.twospeed.mqstandin.channel.Fault;
import io.twospeed.mqstandin.channel.Faults;
import io.twospeed.mqstandin.channel.Verb;
import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.PutTerms;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.queues.QueueManager;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.store.LogStore;
import io.twospeed.mqstandin.store.MessageStore;
import io.twospeed.mqstandin.wire.MqMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small server of IBM MQ's client channel protocol, for tests with IBM's own client. It is no
 * queue manager: what it does not prove stands in the module's README.
 *
 * <p>It listens on loopback only. Safe for use by many threads.
 */
public final class MqStandIn implements AutoCloseable {
  /** The model queue IBM's JMS client makes temporary queues of. */
  public static final String MODEL_QUEUE = "SYSTEM.DEFAULT.MODEL.QUEUE";

  /** Where messages go that cannot be delivered. */
  public static final String DEAD_LETTER_QUEUE = "DEV.DEAD.LETTER.QUEUE";

  private final Settings settings;
  private final Faults faults = new Faults();
  private final RecordedPuts recorded;
  private final Map<String, QueueDefinition> definitions = new LinkedHashMap<>();
  private final @Nullable HeldPort held;
  private final int port;
  private QueueManager queueManager;
  private Channel channel;

  private MqStandIn(Settings settings) {
    this.settings = settings;
    this.recorded = new RecordedPuts(settings.recordedPuts());
    definitions.put(MODEL_QUEUE, QueueDefinition.model(MODEL_QUEUE));
    definitions.put(DEAD_LETTER_QUEUE, QueueDefinition.local(DEAD_LETTER_QUEUE));
    settings.queues().forEach(queue -> definitions.put(queue.name(), queue));
    this.held = settings.port() == 0 ? HeldPort.any() : null;
    this.port = held == null ? settings.port() : held.number();
    this.queueManager = startQueueManager();
    this.channel = startChannel();
  }

  /** Starts one; it listens when this returns. */
  public static MqStandIn start(Settings settings) {
    return new MqStandIn(settings);
  }

  private QueueManager startQueueManager() {
    Path folder = settings.folder();
    MessageStore store = folder == null ? MessageStore.none() : LogStore.open(folder);
    QueueManager started =
        new QueueManager(
            settings.queueManager(),
            DEAD_LETTER_QUEUE,
            settings.maximumLength(),
            settings.clock(),
            store,
            recorded::add);
    definitions.values().forEach(started::define);
    started.recover();
    return started;
  }

  private Channel startChannel() {
    ChannelSettings terms =
        new ChannelSettings(
            settings.channel(),
            settings.level(),
            settings.conversationsPerSocket(),
            settings.heartbeatSeconds(),
            settings.commandLevel(),
            settings.users(),
            settings.maximumSockets());
    ServerSocketFactory sockets =
        settings.tls() == null
            ? ServerSocketFactory.getDefault()
            : new TlsSockets(settings.tls(), settings.clientCertificate());
    return Channel.open(terms, queueManager, faults, sockets, port);
  }

  /** The port it listens on, the same after a restart. */
  public int port() {
    return port;
  }

  /** Defines a queue, or changes the definition of one and leaves its messages. */
  public synchronized void define(QueueDefinition queue) {
    definitions.put(queue.name(), queue);
    queueManager.define(queue);
  }

  /** Puts a message as a program on the queue manager's side would. */
  public synchronized MqMessage put(String queue, MqMessage message) {
    return queueManager.put(queue, message, PutTerms.ofProgram("twospeed-test"), null);
  }

  /** Takes the first message off a queue, as a program on the queue manager's side would. */
  public Optional<MqMessage> take(String queue) {
    return take(queue, Selection.ANY);
  }

  /** Takes the first message a selection matches off a queue. */
  public synchronized Optional<MqMessage> take(String queue, Selection selection) {
    Taking taking = new Taking(selection);
    queueManager.get(queue, taking);
    queueManager.withdraw(queue, taking);
    return taking.taken();
  }

  /** The messages on a queue, in the order they would be got, without taking them. */
  public synchronized List<MqMessage> browse(String queue) {
    List<MqMessage> found = new ArrayList<>();
    @Nullable Got at = queueManager.browse(queue, Selection.ANY, null);
    while (at != null) {
      found.add(at.message());
      at = queueManager.browse(queue, Selection.ANY, at);
    }
    return List.copyOf(found);
  }

  /** Messages on a queue, those of uncommitted puts counted. */
  public synchronized int depth(String queue) {
    return queueManager.depth(queue);
  }

  /** Gets that wait at a queue, listeners counted. */
  public synchronized int waiting(String queue) {
    return queueManager.waiting(queue);
  }

  /** The names of all queues, temporary ones too. */
  public synchronized List<String> queueNames() {
    return queueManager.queueNames();
  }

  /**
   * The next calls of a verb go wrong.
   *
   * @param queue the queue they are for, or an empty text for any and for calls without one
   * @param times how many calls
   */
  public void fault(Verb verb, String queue, Fault fault, int times) {
    faults.add(verb, queue, fault, times);
  }

  /** The next call of a verb on a queue fails with a reason code. */
  public void failNext(Verb verb, String queue, int reason) {
    fault(verb, queue, Fault.fail(reason), 1);
  }

  /** Forgets the faults that have not happened. */
  public void clearFaults() {
    faults.clear();
  }

  /** The messages put by programs, the oldest first, as sent and as kept. Reports are not among. */
  public List<RecordedPut> recorded() {
    return recorded.all();
  }

  /** The messages put to one queue, the oldest first. */
  public List<RecordedPut> recorded(String queue) {
    return recorded.all().stream().filter(put -> put.queue().equals(queue)).toList();
  }

  /** Forgets what was put so far. */
  public void clearRecorded() {
    recorded.clear();
  }

  /** Sockets that are open. */
  public synchronized int sockets() {
    return channel.sockets();
  }

  /** Breaks every connection at once: clients see 2009, and may connect again. */
  public synchronized void cutConnections() {
    channel.cutConnections();
  }

  /** Stops listening and breaks every connection; queues and messages stay. */
  public synchronized void stop() {
    channel.close();
  }

  /**
   * Ends it and starts it again on the same port: persistent messages are there again where it has
   * a folder, all others are gone.
   */
  public synchronized void restart() {
    end();
    queueManager = startQueueManager();
    channel = startChannel();
  }

  @Override
  public synchronized void close() {
    end();
    if (held != null) {
      held.close();
    }
  }

  private void end() {
    channel.close();
    queueManager.close();
  }
}
