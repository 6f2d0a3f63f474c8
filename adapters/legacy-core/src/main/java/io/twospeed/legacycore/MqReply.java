package io.twospeed.legacycore;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What came on the reply queue, taken out of its message: a record's bytes, or why it is none. */
final class MqReply {
  private static final int MAX_BYTES = 16 << 20;
  private static final byte[] NONE = {};

  private final byte[] wire;
  private final @Nullable String garbled;

  private MqReply(byte[] wire, @Nullable String garbled) {
    this.wire = wire;
    this.garbled = garbled;
  }

  static MqReply of(Message message) throws JMSException {
    if (!(message instanceof BytesMessage bytes)) {
      return new MqReply(
          NONE,
          "the reply is a %s, expected a BytesMessage; fix: let the core put it with MQFMT_NONE"
              .formatted(kind(message)));
    }
    long length = bytes.getBodyLength();
    if (length > MAX_BYTES) {
      return new MqReply(
          NONE,
          "the reply is %d bytes long, expected at most %d; fix: see what the core put"
              .formatted(length, MAX_BYTES));
    }
    byte[] wire = new byte[(int) length];
    bytes.readBytes(wire);
    return new MqReply(wire, null);
  }

  /** False where the call was over before. */
  boolean deliver(CoreCall call) {
    return garbled == null ? call.replied(wire) : call.garbled(garbled);
  }

  /** Completes once what it says is durable. */
  CompletionStage<Fate> deliver(ChangingCall call) {
    return garbled == null
        ? call.hear(translation -> translation.reply(wire), wire)
        : call.hear(new Verdict.Garbled(CallProblem.garbled(garbled, null)), null);
  }

  private static String kind(Message message) {
    for (Class<?> type : message.getClass().getInterfaces()) {
      if (Message.class.isAssignableFrom(type) && type != Message.class) {
        return type.getSimpleName();
      }
    }
    return "message without a body";
  }
}
