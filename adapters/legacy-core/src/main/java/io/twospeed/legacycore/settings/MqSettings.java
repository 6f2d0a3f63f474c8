package io.twospeed.legacycore.settings;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;

/**
 * How a core system is reached over a queue.
 *
 * @param connectionFactory of any JMS 2 provider; user, TLS and addresses are its own
 * @param replyQueue fixed, one per instance of this process, the same after a restart
 * @param requestAddress what the provider calls a request queue; {@code {queue}} stands for the
 *     queue's name. On IBM MQ it says no more than that
 * @param correlation which of the request's ids comes back as the reply's CorrelId
 * @param senders sessions that send; none is ever waited for
 * @param listeners sessions that listen on the reply queue; a reply's route goes on on their
 *     threads
 * @param reconnectAfter the first pause after a failed connection; it doubles up to 50 times itself
 * @param changesQueue where replies to changing calls come: they are acknowledged only once what
 *     they say is written down
 * @param deadQueue where what is no reply to any call is kept, with the reason
 * @param redeliveries how often a message that cannot be handled comes again before it is kept
 *     there
 * @param expiryQueue where the queue manager moves requests that expired unread, shared by all;
 *     empty where it reports them on the reply queue or not at all
 */
public record MqSettings(
    ConnectionFactory connectionFactory,
    String replyQueue,
    String requestAddress,
    CorrelationPattern correlation,
    int senders,
    int listeners,
    Duration reconnectAfter,
    String changesQueue,
    String deadQueue,
    int redeliveries,
    String expiryQueue) {

  private static final String QUEUE = "{queue}";

  public MqSettings {
    Settings.require(!replyQueue.isBlank(), "mq.replyQueue", "empty", "a queue's name");
    Settings.require(
        requestAddress.contains(QUEUE), "mq.requestAddress", requestAddress, "text with " + QUEUE);
    Settings.require(senders >= 1 && senders <= 64, "mq.senders", senders, "1 to 64");
    Settings.require(listeners >= 1 && listeners <= 64, "mq.listeners", listeners, "1 to 64");
    Settings.require(
        reconnectAfter.toMillis() >= 1, "mq.reconnectAfter", reconnectAfter, "at least 1 ms");
    Settings.require(
        !changesQueue.isBlank() && !changesQueue.equals(replyQueue),
        "mq.changesQueue",
        changesQueue,
        "a queue's name, another than mq.replyQueue");
    Settings.require(
        !deadQueue.isBlank() && !deadQueue.equals(replyQueue) && !deadQueue.equals(changesQueue),
        "mq.deadQueue",
        deadQueue,
        "a queue's name, another than the reply queues");
    boolean ibm = connectionFactory instanceof JmsConnectionFactory;
    Settings.require(
        !ibm || requestAddress.equals(QUEUE),
        "mq.requestAddress",
        requestAddress,
        QUEUE + " on IBM MQ: operation.yaml says the rest under transport.mq");
    Settings.require(
        !ibm || expiryQueue.isEmpty(),
        "mq.expiryQueue",
        expiryQueue,
        "none on IBM MQ: it reports what expired to the changes queue");
    Settings.require(redeliveries >= 1, "mq.redeliveries", redeliveries, "1 or more");
  }

  /** The queues of changing calls are named after the reply queue; nothing is known of expiry. */
  public MqSettings(
      ConnectionFactory connectionFactory,
      String replyQueue,
      String requestAddress,
      CorrelationPattern correlation,
      int senders,
      int listeners,
      Duration reconnectAfter) {
    this(
        connectionFactory,
        replyQueue,
        requestAddress,
        correlation,
        senders,
        listeners,
        reconnectAfter,
        replyQueue + ".CHANGES",
        replyQueue + ".DEAD",
        2,
        "");
  }

  /** The defaults: replies by the request's MsgId, 4 senders, 2 listeners. */
  public static MqSettings of(ConnectionFactory connectionFactory, String replyQueue) {
    return new MqSettings(
        connectionFactory,
        replyQueue,
        QUEUE,
        CorrelationPattern.MESSAGE_ID,
        4,
        2,
        Duration.ofMillis(100));
  }

  /** The same with another pattern of correlation. */
  public MqSettings withCorrelation(CorrelationPattern pattern) {
    return new MqSettings(
        connectionFactory,
        replyQueue,
        requestAddress,
        pattern,
        senders,
        listeners,
        reconnectAfter,
        changesQueue,
        deadQueue,
        redeliveries,
        expiryQueue);
  }

  /** The same with another number of sessions. */
  public MqSettings withSessions(int sending, int listening) {
    return new MqSettings(
        connectionFactory,
        replyQueue,
        requestAddress,
        correlation,
        sending,
        listening,
        reconnectAfter,
        changesQueue,
        deadQueue,
        redeliveries,
        expiryQueue);
  }

  /** The same with a queue to which requests are moved that expired unread. */
  public MqSettings withExpiryQueue(String queue) {
    return new MqSettings(
        connectionFactory,
        replyQueue,
        requestAddress,
        correlation,
        senders,
        listeners,
        reconnectAfter,
        changesQueue,
        deadQueue,
        redeliveries,
        queue);
  }

  public String addressOf(String queue) {
    return requestAddress.replace(QUEUE, queue);
  }
}
