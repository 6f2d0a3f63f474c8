package io.twospeed.suite.proof;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Connections;
import io.twospeed.suite.parts.Stage;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * What lies on the queues of replies to changes.
 *
 * @param waiting not yet taken by anybody
 * @param dead replies put aside with a reason; a report of the queue manager is none
 * @param dropped what the broker itself has given up, replies or anything else
 */
record ReplyQueues(List<byte[]> waiting, List<byte[]> dead, List<byte[]> dropped) {
  private static final String REPLIES = "TWOSPEED.REPLY.";

  private static final String REASON = "twospeed_reason";

  /** A request that expired unread, of a call whose message id died with its process. */
  private static final String REPORT = "unmatched-report";

  static ReplyQueues of(Stage stage) {
    List<String> instances = stage.instances().stream().map(AppInstance::name).toList();
    try (JMSContext context = Connections.to(stage.broker().directUrl()).createContext()) {
      List<byte[]> waiting = new ArrayList<>();
      List<byte[]> dead = new ArrayList<>();
      for (String instance : instances) {
        waiting.addAll(on(context, REPLIES + instance + ".CHANGES"));
        dead.addAll(on(context, REPLIES + instance + ".DEAD"));
      }
      return new ReplyQueues(waiting, dead, on(context, stage.broker().deadLetters()));
    }
  }

  private static List<byte[]> on(JMSContext context, String queue) {
    List<byte[]> found = new ArrayList<>();
    try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
      for (Enumeration<?> each = browser.getEnumeration(); each.hasMoreElements(); ) {
        Message message = (Message) each.nextElement();
        if (!REPORT.equals(message.getStringProperty(REASON))) {
          found.add(bytes(message));
        }
      }
      return found;
    } catch (JMSException e) {
      throw new IllegalStateException(queue + " cannot be looked through: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Message message) throws JMSException {
    if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(body);
      return body;
    }
    return new byte[0];
  }
}
