package io.twospeed.benchmarks.core;

import io.twospeed.benchmarks.PartOfRun;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HexFormat;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Placeholder. */
public final class CoreMain {

  private CoreMain() {}

  /** Placeholder. */
  public static void main(String[] arguments) throws Exception {
    PartOfRun.begin();
    String url = "tcp://127.0.0.1:" + arguments[0];
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("tcp", url)
            .addAcceptorConfiguration("vm", "vm://0"));
    broker.start();
    Connection connection = new ActiveMQConnectionFactory("vm://0").createConnection();
    for (int i = 0; i < 2; i++) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageProducer producer = session.createProducer(null);
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      session
          .createConsumer(session.createQueue("CORE.ACCT.BAL"))
          .setMessageListener(message -> answer(session, producer, message));
    }
    connection.start();
  }

  private static void answer(Session session, MessageProducer producer, Message message) {
    try {
      BytesMessage request = (BytesMessage) message;
      byte[] bytes = new byte[(int) request.getBodyLength()];
      request.readBytes(bytes);
      byte[] reply =
          HexFormat.of()
              .parseHex(
                  "40".repeat(120)
                      + "40".repeat(12)
                      + "C3F0F0F0F0F0F0F0F0F1"
                      + "C3C1"
                      + "D6"
                      + "C3D5E8"
                      + "000000000500000C"
                      + "000000000480000C"
                      + "000000000020000C"
                      + "000000000000000C"
                      + "0001"
                      + "C8F0F0F0F0F0F0F0F0F0F0F1"
                      + "000000000020000C"
                      + "F2F0F2F6F1F1F0F1"
                      + "F2F0F2F7F0F1F3F1"
                      + "E2C8D6D7"
                      + "000350000C"
                      + "F0F0F0F0F0F0F0F0F0F0F0F0C0"
                      + "F2F0F2F6F1F1F2F0");
      System.arraycopy(bytes, 0, reply, 0, 132);
      java.util.Arrays.fill(reply, 76, 80, (byte) 0xF0);
      BytesMessage out = session.createBytesMessage();
      out.writeBytes(reply);
      out.setJMSCorrelationID(
          message.getJMSCorrelationID() != null
              ? message.getJMSCorrelationID()
              : message.getJMSMessageID());
      producer.send(message.getJMSReplyTo(), out);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
