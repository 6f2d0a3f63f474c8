package io.twospeed.mqstandin;

import io.twospeed.mqstandin.queues.QueueDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a stand-in is started with. Values never change: see with. */
public final class Settings {
  private static final int CLEAR_PASSWORDS = 10;

  private String queueManager = "QM1";
  private String channel = "DEV.APP.SVRCONN";
  private int port;
  private int level = 13;
  private int conversationsPerSocket = 10;
  private int heartbeatSeconds = 300;
  private int commandLevel = 945;
  private int maximumSockets = 256;
  private int maximumLength = 4 * 1024 * 1024;
  private int recordedPuts = 10_000;
  private Map<String, String> users = Map.of();
  private List<QueueDefinition> queues = List.of();
  private Clock clock = Clock.systemUTC();
  private @Nullable Path folder;
  private @Nullable SSLContext tls;
  private boolean clientCertificate;

  private Settings() {}

  /**
   * Queue manager QM1, channel DEV.APP.SVRCONN, any free port, no queue but IBM's model and the
   * dead-letter queue, messages in memory.
   */
  public static Settings defaults() {
    return new Settings();
  }

  public Settings withQueueManager(String name) {
    return changed(it -> it.queueManager = name);
  }

  public Settings withChannel(String name) {
    return changed(it -> it.channel = name);
  }

  /** The port on loopback; 0 for any that is free. */
  public Settings withPort(int number) {
    return changed(it -> it.port = number);
  }

  /** The highest protocol level (FAP) it settles on: 10, 13 and 17 are tried. */
  public Settings withLevel(int fap) {
    return changed(it -> it.level = fap);
  }

  /** SHARECNV; 0 for one conversation a socket, by the older form of the protocol. */
  public Settings withConversationsPerSocket(int number) {
    return changed(it -> it.conversationsPerSocket = number);
  }

  /** HBINT. */
  public Settings withHeartbeatSeconds(int seconds) {
    return changed(it -> it.heartbeatSeconds = seconds);
  }

  /** What it says of itself, 945 for 9.4.5. */
  public Settings withCommandLevel(int commandLevel) {
    return changed(it -> it.commandLevel = commandLevel);
  }

  /** MAXMSGL of the queue manager, bytes. */
  public Settings withMaximumLength(int bytes) {
    return changed(it -> it.maximumLength = bytes);
  }

  /** How many sockets may be open at a time. */
  public Settings withMaximumSockets(int number) {
    return changed(it -> it.maximumSockets = number);
  }

  /** How many of the last puts are recorded; 0 for none, as in a benchmark. */
  public Settings withRecordedPuts(int number) {
    return changed(it -> it.recordedPuts = number);
  }

  /**
   * Lets in this user with this password, and no other but those named so: others get 2035. To read
   * passwords it then settles on level 10 at most: above, the client scrambles them.
   */
  public Settings withUser(String user, String password) {
    return changed(
        it -> {
          Map<String, String> more = new HashMap<>(it.users);
          more.put(user, password);
          it.users = Map.copyOf(more);
        });
  }

  /** Defines a queue. */
  public Settings withQueue(QueueDefinition queue) {
    return changed(
        it -> {
          List<QueueDefinition> more = new ArrayList<>(it.queues);
          more.add(queue);
          it.queues = List.copyOf(more);
        });
  }

  /** Defines local queues with IBM's defaults. */
  public Settings withQueues(String... names) {
    Settings more = this;
    for (String name : names) {
      more = more.withQueue(QueueDefinition.local(name));
    }
    return more;
  }

  /**
   * Defines what the DEFINE QLOCAL commands of a script for runmqsc define; what else is in it has
   * no meaning here.
   */
  public Settings withMqsc(String script) {
    Settings more = this;
    for (QueueDefinition queue : Mqsc.queues(script)) {
      more = more.withQueue(queue);
    }
    return more;
  }

  /** The queue manager's clock: put dates, put times and expiry go by it. */
  public Settings withClock(Clock other) {
    return changed(it -> it.clock = other);
  }

  /** Where persistent messages are kept over a restart. */
  public Settings withFolder(Path path) {
    return changed(it -> it.folder = path);
  }

  /**
   * TLS on every socket.
   *
   * @param clientCertificate whether a client must show a certificate the context trusts
   */
  public Settings withTls(SSLContext context, boolean clientCertificate) {
    return changed(
        it -> {
          it.tls = context;
          it.clientCertificate = clientCertificate;
        });
  }

  String queueManager() {
    return queueManager;
  }

  String channel() {
    return channel;
  }

  int port() {
    return port;
  }

  /** Above level 10 the client scrambles passwords, over TLS too. */
  int level() {
    return users.isEmpty() ? level : Math.min(level, CLEAR_PASSWORDS);
  }

  int conversationsPerSocket() {
    return conversationsPerSocket;
  }

  int heartbeatSeconds() {
    return heartbeatSeconds;
  }

  int commandLevel() {
    return commandLevel;
  }

  int maximumSockets() {
    return maximumSockets;
  }

  int maximumLength() {
    return maximumLength;
  }

  int recordedPuts() {
    return recordedPuts;
  }

  Map<String, String> users() {
    return users;
  }

  List<QueueDefinition> queues() {
    return queues;
  }

  Clock clock() {
    return clock;
  }

  @Nullable Path folder() {
    return folder;
  }

  @Nullable SSLContext tls() {
    return tls;
  }

  boolean clientCertificate() {
    return clientCertificate;
  }

  private Settings changed(Consumer<Settings> change) {
    Settings copy = new Settings();
    copy.queueManager = queueManager;
    copy.channel = channel;
    copy.port = port;
    copy.level = level;
    copy.conversationsPerSocket = conversationsPerSocket;
    copy.heartbeatSeconds = heartbeatSeconds;
    copy.commandLevel = commandLevel;
    copy.maximumSockets = maximumSockets;
    copy.maximumLength = maximumLength;
    copy.recordedPuts = recordedPuts;
    copy.users = users;
    copy.queues = queues;
    copy.clock = clock;
    copy.folder = folder;
    copy.tls = tls;
    copy.clientCertificate = clientCertificate;
    change.accept(copy);
    return copy;
  }
}
