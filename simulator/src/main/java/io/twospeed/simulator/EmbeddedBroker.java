package io.twospeed.simulator;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A message broker inside the process, standing in for the queue manager: durable messages are
 * journalled in a folder; it listens in the process and, if told so, on a loopback port. No user,
 * no password: whoever is on this machine may connect. Safe for use by many threads.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Where a message goes that expired unread. */
  public static final String EXPIRY_QUEUE = "EXPIRY";

  /**
   * Where a message goes that could not be handled in {@value #MAX_DELIVERY_ATTEMPTS} attempts. Not
   * from {@value #REPLIES} and {@value #EXPIRY_QUEUE}: there a delivery to a reader that was killed
   * before it looked would count too, and what became of a change would be lost. Their reader
   * counts for itself.
   */
  public static final String DEAD_LETTER_QUEUE = "DLQ";

  private static final int MAX_DELIVERY_ATTEMPTS = 3;
  private static final String REPLIES = "TWOSPEED.REPLY.#";
  private static final int UNLIMITED = -1;
  private static final int NO_PORT = -1;
  private static final String TCP = "tcp";
  private static final long ADDRESS_MAX_BYTES = 64L << 20;
  private static final long EXPIRY_SCAN_MILLIS = 1_000;
  private static final int JOURNAL_FILE_BYTES = 10 << 20;
  private static final AtomicInteger NEXT_VM_ID = new AtomicInteger();

  private final ActiveMQServer server;
  private final int vmId;
  private final int port;

  private EmbeddedBroker(int port, Consumer<Configuration> storage) throws Exception {
    this.vmId = NEXT_VM_ID.getAndIncrement();
    this.port = port;
    Configuration configuration = configuration();
    storage.accept(configuration);
    this.server = new ActiveMQServerImpl(configuration);
  }

  /** Starts a broker for this process alone that keeps nothing: its messages end with it. */
  public static EmbeddedBroker startInMemory() {
    return start(NO_PORT, configuration -> configuration.setPersistenceEnabled(false), "no data");
  }

  /**
   * Starts a broker for this process alone.
   *
   * @param data folder for durable messages; made if missing
   * @throws IllegalStateException where it cannot start: the folder is in use
   */
  public static EmbeddedBroker start(Path data) {
    return start(data, NO_PORT);
  }

  /**
   * Starts a broker.
   *
   * @param data folder for durable messages; made if missing
   * @param port TCP port on 127.0.0.1; 0 for any that is free, which {@link #tcpUrl} tells
   * @throws IllegalStateException where it cannot start: the port is taken, the folder is in use
   */
  public static EmbeddedBroker start(Path data, int port) {
    return start(port, configuration -> keepIn(data, configuration), "data in " + data);
  }

  private static EmbeddedBroker start(int port, Consumer<Configuration> storage, String described) {
    try {
      EmbeddedBroker broker = new EmbeddedBroker(port, storage);
      broker.activate();
      return broker;
    } catch (Exception e) {
      throw new IllegalStateException(
          "The embedded broker cannot start on port %d with %s: %s".formatted(port, described, e)
              + "; expected a port of 127.0.0.1 and a folder that no other process holds; fix:"
              + " free them, or choose others",
          e);
    }
  }

  /** Artemis writes a failed start to its log and goes on half alive; here it is an exception. */
  private void activate() throws Exception {
    List<Exception> failures = new CopyOnWriteArrayList<>();
    server.registerActivationFailureListener(failures::add);
    server.start();
    if (!failures.isEmpty() || !server.isActive()) {
      server.stop();
      throw failures.isEmpty() ? new IllegalStateException("not active") : failures.get(0);
    }
  }

  /** Address for clients in this process. */
  public String vmUrl() {
    return "vm://" + vmId;
  }

  /** Address for clients in other processes; empty where no port was asked for. */
  public Optional<String> tcpUrl() {
    return server.getRemotingService().getAcceptor(TCP) instanceof NettyAcceptor tcp
        ? Optional.of("tcp://127.0.0.1:" + tcp.getActualPort())
        : Optional.empty();
  }

  /** A connection factory for clients in this process. */
  public ConnectionFactory connectionFactory() {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(vmUrl());
    // Else the client calls a put completed before the broker has it.
    factory.setConfirmationWindowSize(1 << 20);
    return factory;
  }

  /** Stops the broker; durable messages stay in the folder. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker did not stop: " + e.getMessage(), e);
    }
  }

  private static void keepIn(Path data, Configuration configuration) {
    configuration
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalFileSize(JOURNAL_FILE_BYTES)
        .setJournalMinFiles(2)
        .setJournalPoolFiles(10)
        .setBindingsDirectory(data.resolve("bindings").toString())
        .setJournalDirectory(data.resolve("journal").toString())
        .setPagingDirectory(data.resolve("paging").toString())
        .setLargeMessagesDirectory(data.resolve("large-messages").toString());
  }

  private Configuration configuration() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("twospeed-" + vmId)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS)
            // A full disk must not silently stop a laptop's sandbox: block at 99 %, not at 90.
            .setMaxDiskUsage(99)
            .setCriticalAnalyzer(false)
            .addAcceptorConfiguration("vm", vmUrl());
    if (port != NO_PORT) {
      configuration.addAcceptorConfiguration(
          TCP, "tcp://127.0.0.1:" + port + "?protocols=CORE;tcpNoDelay=true");
    }
    configuration.addAddressSetting("#", addressSettings());
    configuration.addAddressSetting(REPLIES, addressSettings().setMaxDeliveryAttempts(UNLIMITED));
    configuration.addAddressSetting(
        EXPIRY_QUEUE, addressSettings().setMaxDeliveryAttempts(UNLIMITED));
    configuration.addAddressConfiguration(queue(DEAD_LETTER_QUEUE));
    configuration.addAddressConfiguration(queue(EXPIRY_QUEUE));
    return configuration;
  }

  private static AddressSettings addressSettings() {
    return new AddressSettings()
        .setDeadLetterAddress(SimpleString.of(DEAD_LETTER_QUEUE))
        .setExpiryAddress(SimpleString.of(EXPIRY_QUEUE))
        .setMaxDeliveryAttempts(MAX_DELIVERY_ATTEMPTS)
        .setMaxSizeBytes(ADDRESS_MAX_BYTES)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        // A fixed reply queue must outlive its instance: what waits in it settles calls.
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  private static CoreAddressConfiguration queue(String name) {
    return new CoreAddressConfiguration()
        .setName(name)
        .addRoutingType(RoutingType.ANYCAST)
        .addQueueConfiguration(
            QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setAddress(name));
  }
}
