package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.MqReport;
import io.twospeed.legacycore.change.SettlementMeters;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.transport.CorrelationId;
import io.twospeed.legacycore.transport.Fate;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What listens for changing calls on one connection: to their replies, and to what expired. */
final class MqChangeListeners {
  /** On a request, where expired ones are looked for: what it is, and whose. */
  static final String REFERENCE = "twospeed_reference";

  static final String REPLIES = "twospeed_replies";

  private final String system;
  private final MqDialect dialect;
  private final MqSettings settings;
  private final ChangeReplies replies;
  private final SettlementMeters meters;

  MqChangeListeners(
      String system,
      MqDialect dialect,
      MqSettings settings,
      ChangeReplies replies,
      SettlementMeters meters) {
    this.system = system;
    this.dialect = dialect;
    this.settings = settings;
    this.replies = replies;
    this.meters = meters;
  }

  ChangeReplies replies() {
    return replies;
  }

  /** The threads that read; they end once the connection is broken. */
  List<Thread> listen(Connection connection, CompletableFuture<Exception> broken)
      throws JMSException {
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < settings.listeners(); i++) {
      readers.add(
          start(
              "core-mq-changes-",
              new MqBatchReader(
                  connection,
                  new MqBatchReader.Source(
                      "queue of replies to changes", settings.changesQueue(), null),
                  dialect,
                  settings,
                  this::reply,
                  meters,
                  broken)));
    }
    String expiry = settings.expiryQueue();
    if (!expiry.isEmpty()) {
      String mine = "%s = '%s'".formatted(REPLIES, settings.replyQueue().replace("'", "''"));
      readers.add(
          start(
              "core-mq-expired-",
              new MqBatchReader(
                  connection,
                  new MqBatchReader.Source("queue of expired requests", expiry, mine),
                  dialect,
                  settings,
                  this::expired,
                  meters,
                  broken)));
    }
    return readers;
  }

  private Thread start(String name, MqBatchReader reader) {
    Thread thread = new Thread(reader, name + system);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private CompletionStage<@Nullable String> reply(Message message) throws JMSException {
    CorrelationId id = CorrelationId.ofMessage(message);
    if (id == null) {
      return CompletableFuture.completedFuture("no-correlation-id");
    }
    MqReport report = dialect.report(message);
    return report == null
        ? replies.reply(id, MqReply.of(message, dialect)).thenApply(MqChangeListeners::reason)
        : replies
            .reported(id, report)
            .thenApply(fate -> fate == Fate.UNMATCHED ? "unmatched-report" : reason(fate));
  }

  private CompletionStage<@Nullable String> expired(Message message) throws JMSException {
    String reference = message.getStringProperty(REFERENCE);
    return reference == null
        ? CompletableFuture.completedFuture("no-reference")
        : replies
            .expired(reference, MqReport.keyOf(String.valueOf(message.getJMSMessageID())))
            .thenApply(fate -> null);
  }

  private static @Nullable String reason(Fate fate) {
    return switch (fate) {
      case UNMATCHED -> "unmatched";
      case GARBLED -> "garbled";
      case SETTLED, DUPLICATE, NOTED, CONTRADICTS -> null;
    };
  }
}
