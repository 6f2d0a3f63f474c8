package io.twospeed.legacycore;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.Settings;
import io.twospeed.mqstandin.queues.QueueDefinition;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * IBM's own client and, behind it, the stand-in; or the queue manager that TWOSPEED_MQ_HOST names,
 * with the queues of docs/ibm-mq.md.
 */
final class IbmBroker implements TestBroker {
  static final List<String> QUEUES =
      List.of(
          "CORE.REQ",
          "CORE.ASLEEP",
          MqCore.REPLIES,
          MqCore.REPLIES + ".CHANGES",
          MqCore.REPLIES + ".DEAD");

  private final @Nullable MqStandIn standIn;
  private final ConnectionFactory factory;

  private IbmBroker(@Nullable MqStandIn standIn, ConnectionFactory factory) {
    this.standIn = standIn;
    this.factory = factory;
  }

  /** The stand-in, unless the environment names a real one. */
  static IbmBroker any() throws JMSException {
    String host = System.getenv("TWOSPEED_MQ_HOST");
    return host == null ? standIn(Clock.systemUTC()) : real(host);
  }

  static IbmBroker standIn(Clock clock) throws JMSException {
    Settings settings = Settings.defaults().withClock(clock);
    for (String queue : QUEUES) {
      settings = settings.withQueue(QueueDefinition.local(queue).withMaximumDepth(20_000));
    }
    MqStandIn started = MqStandIn.start(settings);
    return new IbmBroker(started, factory("127.0.0.1", started.port()));
  }

  private static IbmBroker real(String host) throws JMSException {
    JmsConnectionFactory factory = factory(host, Integer.parseInt(variable("PORT", "1414")));
    factory.setStringProperty(WMQConstants.USERID, variable("USER", "app"));
    factory.setStringProperty(WMQConstants.PASSWORD, variable("PASSWORD", "passw0rd"));
    IbmBroker real = new IbmBroker(null, factory);
    real.empty();
    return real;
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv("TWOSPEED_MQ_" + name);
    return value == null ? otherwise : value;
  }

  static JmsConnectionFactory factory(String host, int port) throws JMSException {
    JmsConnectionFactory factory =
        JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER).createConnectionFactory();
    factory.setIntProperty(WMQConstants.WMQ_CONNECTION_MODE, WMQConstants.WMQ_CM_CLIENT);
    factory.setStringProperty(
        WMQConstants.WMQ_CONNECTION_NAME_LIST, "%s(%d)".formatted(host, port));
    factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, variable("QMGR", "QM1"));
    factory.setStringProperty(WMQConstants.WMQ_CHANNEL, variable("CHANNEL", "DEV.APP.SVRCONN"));
    factory.setStringProperty(WMQConstants.WMQ_APPLICATIONNAME, "twospeed");
    return factory;
  }

  private void empty() throws JMSException {
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      for (String queue : QUEUES) {
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        while (consumer.receiveNoWait() != null) {
          // Of an earlier run.
        }
      }
    }
  }

  /** For what only the stand-in can do, or tell. */
  MqStandIn standIn() {
    Assumptions.assumeTrue(standIn != null, "no test stops or breaks a real queue manager");
    return Objects.requireNonNull(standIn);
  }

  @Override
  public void start() {
    if (standIn != null) {
      standIn.restart();
    }
  }

  @Override
  public void stop() {
    standIn().stop();
  }

  @Override
  public void end() {
    if (standIn != null) {
      standIn.close();
    }
  }

  @Override
  public long depth(String queue) {
    if (standIn != null) {
      return standIn.depth(queue);
    }
    try (Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      var waiting = session.createBrowser(session.createQueue(queue)).getEnumeration();
      long depth = 0;
      for (; waiting.hasMoreElements(); depth++) {
        waiting.nextElement();
      }
      return depth;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ConnectionFactory connectionFactory() {
    return factory;
  }
}
