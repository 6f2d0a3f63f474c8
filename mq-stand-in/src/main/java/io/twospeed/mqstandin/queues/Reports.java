package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Text;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * Report messages and dead letters, field by field as IBM documents them ("report options and
 * message flags", "MQDLH").
 */
final class Reports {
  /** MQRO_..._WITH_DATA: this many bytes of the original go along. */
  private static final int DATA_LENGTH = 100;

  private static final int DEAD_LETTER_LENGTH = 172;

  private final String queueManager;
  private final Stamp stamp;
  private final Clock clock;

  Reports(String queueManager, Stamp stamp, Clock clock) {
    this.queueManager = queueManager;
    this.stamp = stamp;
    this.clock = clock;
  }

  /** The kinds of report, each with its three options. */
  enum Kind {
    EXPIRATION(
        Mqi.REPORT_EXPIRATION,
        Mqi.REPORT_EXPIRATION_WITH_DATA,
        Mqi.REPORT_EXPIRATION_WITH_FULL_DATA),
    EXCEPTION(
        Mqi.REPORT_EXCEPTION, Mqi.REPORT_EXCEPTION_WITH_DATA, Mqi.REPORT_EXCEPTION_WITH_FULL_DATA),
    ARRIVAL(Mqi.REPORT_COA, Mqi.REPORT_COA_WITH_DATA, Mqi.REPORT_COA_WITH_FULL_DATA),
    DELIVERY(Mqi.REPORT_COD, Mqi.REPORT_COD_WITH_DATA, Mqi.REPORT_COD_WITH_FULL_DATA);

    private final int wanted;
    private final int withData;
    private final int withFullData;

    Kind(int wanted, int withData, int withFullData) {
      this.wanted = wanted;
      this.withData = withData;
      this.withFullData = withFullData;
    }
  }

  /** The report of a kind, where the original asks for it and names a queue for it. */
  Optional<MqMessage> of(Kind kind, MqMessage original, int feedback) {
    Mqmd from = original.descriptor();
    if (!from.reports(kind.wanted) || from.text(MqmdField.REPLY_TO_Q).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(MqMessage.of(descriptor(original, feedback), data(kind, original)));
  }

  private static byte[] data(Kind kind, MqMessage original) {
    if (original.descriptor().reports(kind.withFullData)) {
      return original.data();
    }
    boolean some = original.descriptor().reports(kind.withData);
    int length = some ? Math.min(DATA_LENGTH, original.length()) : 0;
    return Arrays.copyOf(original.data(), length);
  }

  private Mqmd descriptor(MqMessage original, int feedback) {
    Mqmd from = original.descriptor();
    byte[] msgId =
        from.reports(Mqi.REPORT_PASS_MSG_ID) ? from.bytes(MqmdField.MSG_ID) : stamp.newId();
    MqmdField correlation =
        from.reports(Mqi.REPORT_PASS_CORREL_ID) ? MqmdField.CORREL_ID : MqmdField.MSG_ID;
    boolean pass = from.reports(Mqi.REPORT_PASS_DISCARD_AND_EXPIRY);
    boolean discard = pass && from.reports(Mqi.REPORT_DISCARD_MSG);
    boolean known = from.integer(MqmdField.ORIGINAL_LENGTH) >= 0;
    return from.with(MqmdField.REPORT, discard ? Mqi.REPORT_DISCARD_MSG : 0)
        .with(MqmdField.MSG_TYPE, Mqi.MSG_TYPE_REPORT)
        .with(MqmdField.EXPIRY, pass ? from.integer(MqmdField.EXPIRY) : Mqi.EXPIRY_UNLIMITED)
        .with(MqmdField.FEEDBACK, feedback)
        .with(MqmdField.MSG_ID, msgId)
        .with(MqmdField.CORREL_ID, from.bytes(correlation))
        .with(MqmdField.BACKOUT_COUNT, 0)
        .with(MqmdField.REPLY_TO_Q, "")
        .with(MqmdField.REPLY_TO_Q_MGR, queueManager)
        .with(MqmdField.PUT_APPL_TYPE, Mqi.APPL_TYPE_QUEUE_MANAGER)
        .with(MqmdField.PUT_APPL_NAME, queueManager)
        .with(MqmdField.APPL_ORIGIN_DATA, "")
        .with(
            MqmdField.ORIGINAL_LENGTH,
            known ? from.integer(MqmdField.ORIGINAL_LENGTH) : original.length())
        .withPutTime(clock.instant());
  }

  /** The message with a dead-letter header in front. */
  MqMessage deadLetter(MqMessage original, int reason, String queue) {
    Mqmd from = original.descriptor();
    ByteBuffer out = ByteBuffer.allocate(DEAD_LETTER_LENGTH + original.length());
    out.put(Text.padded("DLH", 4)).putInt(1).putInt(reason);
    out.put(Text.padded(queue, Text.NAME_LENGTH));
    out.put(Text.padded(queueManager, Text.NAME_LENGTH));
    out.putInt(from.integer(MqmdField.ENCODING)).putInt(from.integer(MqmdField.CODED_CHAR_SET_ID));
    out.put(from.bytes(MqmdField.FORMAT)).putInt(Mqi.APPL_TYPE_QUEUE_MANAGER);
    Mqmd now = from.withPutTime(clock.instant());
    out.put(Text.padded(queueManager, 28));
    out.put(now.bytes(MqmdField.PUT_DATE)).put(now.bytes(MqmdField.PUT_TIME));
    original.writeTo(out, 0, original.length());
    Mqmd descriptor =
        from.with(MqmdField.FORMAT, "MQDEAD")
            .with(MqmdField.ENCODING, Mqi.ENCODING_NATIVE)
            .with(MqmdField.CODED_CHAR_SET_ID, 1208);
    return MqMessage.of(descriptor, out.array());
  }
}
