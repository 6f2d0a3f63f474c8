package io.twospeed.benchmarks.floor;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

/** IBM's own client, on its way to the stand-in. */
public final class IbmMq {
  private IbmMq() {}

  /**
   * A factory of connections.
   *
   * @param address {@code host(port)}
   */
  public static ConnectionFactory at(String address) {
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
