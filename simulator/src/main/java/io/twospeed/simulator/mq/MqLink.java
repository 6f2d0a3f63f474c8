package io.twospeed.simulator.mq;

import io.twospeed.simulator.control.FaultPlan;
import io.twospeed.simulator.record.RecordContract;
import io.twospeed.simulator.record.RecordDesk;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;

/** One connection to the broker with all its listeners. When it breaks, a new one is opened. */
public final class MqLink implements AutoCloseable {
  private final Connection connection;

  private MqLink(Connection connection) {
    this.connection = connection;
  }

  /** What listeners need, whatever the connection. */
  public record Listening(
      List<RecordContract> contracts,
      RecordDesk desk,
      FaultPlan faults,
      ReplyCorrelation correlation,
      int consumersPerQueue,
      DelayedReplies delayed,
      KeptReplies kept) {}

  static MqLink open(ConnectionFactory factory, Listening listening, ExceptionListener broken)
      throws JMSException {
    Connection connection = factory.createConnection();
    try {
      connection.setExceptionListener(broken);
      listen(connection, listening);
      connection.start();
      return new MqLink(connection);
    } catch (JMSException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  private static void listen(Connection connection, Listening with) throws JMSException {
    with.delayed().sendBy(new Replier(session(connection)));
    for (RecordContract contract : with.contracts()) {
      for (int consumer = 0; consumer < with.consumersPerQueue(); consumer++) {
        boolean changes = contract.operation().changes();
        Session session = changes ? unitsOfWork(connection) : session(connection);
        session
            .createConsumer(session.createQueue(contract.queue()))
            .setMessageListener(
                new RequestListener(
                    contract,
                    with.desk(),
                    with.faults(),
                    with.correlation(),
                    new Replier(session),
                    changes ? session : null,
                    with.delayed(),
                    with.kept()));
      }
    }
  }

  private static Session unitsOfWork(Connection connection) throws JMSException {
    return connection.createSession(true, Session.SESSION_TRANSACTED);
  }

  private static Session session(Connection connection) throws JMSException {
    return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }
}
