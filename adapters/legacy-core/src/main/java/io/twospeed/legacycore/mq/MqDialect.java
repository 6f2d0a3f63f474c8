package io.twospeed.legacycore.mq;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.mq.format.MqDescription;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;

/** What a kind of queue manager has beyond JMS. Safe for many threads. */
interface MqDialect {

  /** The dialect of the provider that the settings' connection factory is of. */
  static MqDialect of(MqSettings settings) {
    return settings.connectionFactory() instanceof JmsConnectionFactory
        ? new IbmMq(settings.correlation())
        : new PlainJms(settings);
  }

  /** The core's queue, as its operation describes it. */
  Queue requests(Session session, Transport.Mq mq) throws JMSException;

  /** The queue of ours that a request is to be replied to, as the core is to be told. */
  Queue replies(Session session, Transport.Mq mq, String queue) throws JMSException;

  /** One of this instance's own queues. */
  Queue own(Session session, String queue) throws JMSException;

  /** Writes one operation's requests. */
  Writer writer(Transport.Mq mq, boolean changes);

  /** What a message on a reply queue reports of a request; null: it is a reply. */
  @Nullable MqReport report(Message message) throws JMSException;

  /** How a descriptor describes a reply's data. */
  MqDescription description(Message reply) throws JMSException;

  /** What is known of a put that ended so. */
  PutEnd ended(Exception putFailure);

  /** What went wrong, in words for the log. */
  String said(Exception failure);

  /** Its code and the code's name, for the caller; empty where the provider knows none. */
  String named(Exception failure);

  /** Whether the failure is one queue's, and none of the connection. */
  boolean isOfTheQueue(Exception failure);

  /** Whether the provider closes a connection under a get that waits. */
  boolean closesUnderGet();

  /** An event that is told like an error and is none. */
  boolean isNotice(Exception told);

  /** One operation's requests, everything bound but the record. */
  interface Writer {
    void write(BytesMessage message, CoreCall call, byte[] record) throws JMSException;
  }
}
