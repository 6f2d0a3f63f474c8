package io.twospeed.mqstandin;

import com.ibm.mq.MQException;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.JMSException;
import java.util.Hashtable;

/**
 * A queue manager to connect to: the stand-in, or a real one.
 *
 * @param host name or address
 * @param port of the listener
 * @param queueManager its name
 * @param channel a server connection channel
 * @param user to connect as
 * @param password of the user
 */
record Target(
    String host, int port, String queueManager, String channel, String user, String password) {
  static Target of(MqStandIn standIn) {
    return new Target("127.0.0.1", standIn.port(), "QM1", "DEV.APP.SVRCONN", "app", "passw0rd");
  }

  /** The real one that TWOSPEED_MQ_HOST names, in the developer defaults of IBM's container. */
  static Target ofEnvironment() {
    return new Target(
        variable("HOST", "localhost"),
        Integer.parseInt(variable("PORT", "1414")),
        variable("QMGR", "QM1"),
        variable("CHANNEL", "DEV.APP.SVRCONN"),
        variable("USER", "app"),
        variable("PASSWORD", "passw0rd"));
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv("TWOSPEED_MQ_" + name);
    return value == null ? otherwise : value;
  }

  Target withUser(String other, String secret) {
    return new Target(host, port, queueManager, channel, other, secret);
  }

  Target withQueueManager(String other) {
    return new Target(host, port, other, channel, user, password);
  }

  Target withChannel(String other) {
    return new Target(host, port, queueManager, other, user, password);
  }

  /** IBM's JMS factory, unmodified. */
  JmsConnectionFactory factory() {
    try {
      JmsConnectionFactory factory =
          JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER)
              .createConnectionFactory();
      factory.setIntProperty(WMQConstants.WMQ_CONNECTION_MODE, WMQConstants.WMQ_CM_CLIENT);
      factory.setStringProperty(WMQConstants.WMQ_HOST_NAME, host);
      factory.setIntProperty(WMQConstants.WMQ_PORT, port);
      factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, queueManager);
      factory.setStringProperty(WMQConstants.WMQ_CHANNEL, channel);
      factory.setStringProperty(WMQConstants.WMQ_APPLICATIONNAME, "twospeed");
      factory.setIntProperty(WMQConstants.WMQ_POLLING_INTERVAL, 100);
      factory.setStringProperty(WMQConstants.USERID, user);
      factory.setStringProperty(WMQConstants.PASSWORD, password);
      return factory;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** IBM's classes for Java: the interface below JMS, where descriptors and options are bare. */
  @SuppressWarnings("JdkObsolete") // The constructor takes a Hashtable.
  MQQueueManager connect() throws MQException {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(CMQC.TRANSPORT_PROPERTY, CMQC.TRANSPORT_MQSERIES_CLIENT);
    properties.put(CMQC.HOST_NAME_PROPERTY, host);
    properties.put(CMQC.PORT_PROPERTY, port);
    properties.put(CMQC.CHANNEL_PROPERTY, channel);
    properties.put(CMQC.USER_ID_PROPERTY, user);
    properties.put(CMQC.PASSWORD_PROPERTY, password);
    properties.put(CMQC.USE_MQCSP_AUTHENTICATION_PROPERTY, true);
    properties.put(CMQC.APPNAME_PROPERTY, "twospeed");
    return new MQQueueManager(queueManager, properties);
  }
}
