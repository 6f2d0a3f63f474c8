package io.twospeed.legacycore;

import io.twospeed.mqstandin.HeldPort;
import jakarta.jms.ConnectionFactory;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A real broker on a loopback port that stays the same when it comes back. */
public final class Broker implements TestBroker {
  static final String EXPIRY = "EXPIRY";

  private final HeldPort port = HeldPort.any();
  private final String url = "tcp://127.0.0.1:" + port.number();
  private @Nullable EmbeddedActiveMQ server;

  @Override
  public void start() throws Exception {
    start(new AddressSettings().setExpiryAddress(SimpleString.of(EXPIRY)));
  }

  /** As production brokers are kept: what is not there, is not made. */
  void startWithOnly(String... queues) throws Exception {
    start(new AddressSettings().setAutoCreateQueues(false).setAutoCreateAddresses(false));
    for (String queue : queues) {
      make(queue);
    }
  }

  /** Defines a queue. */
  void make(String queue) throws Exception {
    Objects.requireNonNull(server, "not started")
        .getActiveMQServer()
        .createQueue(
            QueueConfiguration.of(queue)
                .setRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddress(true));
  }

  private void start(AddressSettings queues) throws Exception {
    Configuration config =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setMessageExpiryScanPeriod(200)
            .addAddressSetting("#", queues)
            .addAcceptorConfiguration("tcp", url);
    server = new EmbeddedActiveMQ().setConfiguration(config);
    server.start();
  }

  @Override
  public void stop() throws Exception {
    EmbeddedActiveMQ running = server;
    server = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void end() throws Exception {
    stop();
    port.close();
  }

  @Override
  public long depth(String queue) {
    EmbeddedActiveMQ running = server;
    Queue found =
        running == null ? null : running.getActiveMQServer().locateQueue(SimpleString.of(queue));
    return found == null ? 0 : found.getMessageCount();
  }

  @Override
  public ConnectionFactory connectionFactory() {
    return new ActiveMQConnectionFactory(url + "?confirmationWindowSize=1048576");
  }
}
