package io.twospeed.suite.parts;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connections to a broker, as its address says of which kind it is. */
public final class Connections {
  private Connections() {}

  /**
   * A factory of them.
   *
   * @param address {@code tcp://host:port}, or {@code host(port)} of a queue manager
   */
  public static ConnectionFactory to(String address) {
    return address.startsWith("tcp:") ? new ActiveMQConnectionFactory(address) : ibmMq(address);
  }

  private static ConnectionFactory ibmMq(String address) {
    try {
      JmsConnectionFactory factory =
          JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER)
              .createConnectionFactory();
      factory.setIntProperty(WMQConstants.WMQ_CONNECTION_MODE, WMQConstants.WMQ_CM_CLIENT);
      factory.setStringProperty(WMQConstants.WMQ_CONNECTION_NAME_LIST, address);
      factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, "QM1");
      factory.setStringProperty(WMQConstants.WMQ_CHANNEL, "DEV.APP.SVRCONN");
      return factory;
    } catch (JMSException e) {
      throw new IllegalStateException("IBM's client refuses its settings", e);
    }
  }
}
