package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.legacycore.transport.StrayReplies;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes replies off the queue; the route that waits goes on on this thread. Never throws. */
final class MqListener implements MessageListener {
  private static final Logger LOG = LoggerFactory.getLogger(MqListener.class);

  private final MqDialect dialect;
  private final Correlator correlator;
  private final StrayReplies strays;

  MqListener(MqDialect dialect, Correlator correlator, StrayReplies strays) {
    this.dialect = dialect;
    this.correlator = correlator;
    this.strays = strays;
  }

  @Override
  public void onMessage(Message message) {
    try {
      CorrelationId id = CorrelationId.ofMessage(message);
      if (id == null) {
        strays.unmatched();
        return;
      }
      MqReport report = dialect.report(message);
      if (report == null) {
        correlator.reply(id, MqReply.of(message, dialect));
      } else {
        correlator.reported(id, report);
      }
    } catch (JMSException | RuntimeException e) {
      // Thrown on, it would only have the message delivered again, to fail again.
      LOG.error("A reply could not be handed on: {}", e.getClass().getName(), e);
    }
  }
}
