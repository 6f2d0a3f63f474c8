package io.twospeed.suite.proof;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What lies on the queues of replies to changes.
 *
 * @param waiting not yet read by anybody
 * @param dead put aside with a reason
 */
record ReplyQueues(int waiting, int dead) {
  private static final String REPLIES = "TWOSPEED.REPLY.";

  static ReplyQueues of(String broker, List<String> instances) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
        JMSContext context = factory.createContext()) {
      int waiting = 0;
      int dead = 0;
      for (String instance : instances) {
        waiting += depth(context, REPLIES + instance + ".CHANGES");
        dead += depth(context, REPLIES + instance + ".DEAD");
      }
      return new ReplyQueues(waiting, dead);
    }
  }

  private static int depth(JMSContext context, String queue) {
    try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
      int depth = 0;
      for (Enumeration<?> each = browser.getEnumeration(); each.hasMoreElements(); depth++) {
        each.nextElement();
      }
      return depth;
    } catch (JMSException e) {
      throw new IllegalStateException(queue + " cannot be looked through: " + e.getMessage(), e);
    }
  }
}
