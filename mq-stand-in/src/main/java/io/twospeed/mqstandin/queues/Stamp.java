package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Text;
import java.nio.ByteBuffer;
import java.time.Clock;

/** What a queue manager writes into the descriptor of a message that is put: ids and context. */
final class Stamp {
  private static final int ID_LENGTH = 24;

  private final String queueManager;
  private final Clock clock;
  private final long started;
  private long last;

  Stamp(String queueManager, Clock clock) {
    this.queueManager = queueManager;
    this.clock = clock;
    this.started = System.nanoTime() ^ System.currentTimeMillis() << 20;
  }

  /** A new id: "AMQ ", twelve letters of the queue manager's name, eight bytes never repeated. */
  byte[] newId() {
    ByteBuffer id = ByteBuffer.allocate(ID_LENGTH);
    id.put(Text.padded("AMQ ", 4)).put(Text.padded(queueManager, 12));
    return id.putLong(started + ++last).array();
  }

  /** An id no other call gives, with three zero bytes at its end to count up in. */
  byte[] reservedId() {
    ByteBuffer id = ByteBuffer.wrap(newId());
    return id.putLong(16, id.getLong(16) << 24).array();
  }

  /** The descriptor as the queue keeps it. */
  Mqmd onPut(Mqmd sent, PutTerms terms, QueueDefinition queue) {
    Mqmd md = ids(sent, terms).with(MqmdField.BACKOUT_COUNT, 0);
    if (md.integer(MqmdField.PERSISTENCE) == Mqi.PERSISTENCE_AS_QUEUE_DEFINES) {
      int persistence = queue.persistent() ? Mqi.PERSISTENT : Mqi.NOT_PERSISTENT;
      md = md.with(MqmdField.PERSISTENCE, persistence);
    }
    if (md.integer(MqmdField.PRIORITY) == Mqi.PRIORITY_AS_QUEUE_DEFINES) {
      md = md.with(MqmdField.PRIORITY, 0);
    }
    if (!md.text(MqmdField.REPLY_TO_Q).isEmpty() && md.text(MqmdField.REPLY_TO_Q_MGR).isEmpty()) {
      md = md.with(MqmdField.REPLY_TO_Q_MGR, queueManager);
    }
    return context(md, terms);
  }

  private Mqmd ids(Mqmd sent, PutTerms terms) {
    Mqmd md = sent;
    if (terms.has(Mqi.PUT_NEW_MSG_ID) || md.isZero(MqmdField.MSG_ID)) {
      md = md.with(MqmdField.MSG_ID, newId());
    }
    return terms.has(Mqi.PUT_NEW_CORREL_ID) ? md.with(MqmdField.CORREL_ID, newId()) : md;
  }

  private Mqmd context(Mqmd sent, PutTerms terms) {
    if (terms.has(Mqi.PUT_SET_ALL_CONTEXT)) {
      return sent;
    }
    Mqmd md = sent;
    if (!terms.has(Mqi.PUT_SET_IDENTITY_CONTEXT)) {
      md =
          md.with(MqmdField.USER_IDENTIFIER, terms.has(Mqi.PUT_NO_CONTEXT) ? "" : terms.user())
              .with(MqmdField.ACCOUNTING_TOKEN, new byte[0])
              .with(MqmdField.APPL_IDENTITY_DATA, "");
    }
    return md.with(MqmdField.PUT_APPL_TYPE, terms.applicationType())
        .with(MqmdField.PUT_APPL_NAME, terms.application())
        .with(MqmdField.APPL_ORIGIN_DATA, "")
        .withPutTime(clock.instant());
  }
}
