package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.change.ChangingCall;
import io.twospeed.legacycore.change.Verdict;
import io.twospeed.legacycore.mq.format.BridgeReply;
import io.twospeed.legacycore.mq.format.MqDescription;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.PlainCall;
import io.twospeed.legacycore.operation.Translation;
import io.twospeed.legacycore.transport.Fate;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import io.twospeed.mappings.operation.wire.Transport;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came on the reply queue, taken out of its message: a record's bytes, or why it is none. */
final class MqReply {
  private static final int MAX_BYTES = 16 << 20;
  private static final byte[] NONE = {};
  private static final byte[] RFH_ASCII = {'R', 'F', 'H', ' '};
  private static final byte[] RFH_EBCDIC = {(byte) 0xD9, (byte) 0xC6, (byte) 0xC8, 0x40};

  private final byte[] data;
  private final MqDescription description;
  private final @Nullable String garbled;

  private MqReply(byte[] data, MqDescription description, @Nullable String garbled) {
    this.data = data;
    this.description = description;
    this.garbled = garbled;
  }

  static MqReply of(Message message, MqDialect dialect) throws JMSException {
    MqDescription description = dialect.description(message);
    if (!(message instanceof BytesMessage bytes)) {
      return new MqReply(
          NONE,
          description,
          "the reply is a %s, expected a BytesMessage%s: what is converted as text has lost its numbers; fix: let the core put it with MQFMT_NONE"
              .formatted(kind(message), description.said()));
    }
    long length = bytes.getBodyLength();
    if (length > MAX_BYTES) {
      return new MqReply(
          NONE,
          description,
          "the reply is %d bytes long, expected at most %d; fix: see what the core put"
              .formatted(length, MAX_BYTES));
    }
    byte[] data = new byte[(int) length];
    bytes.readBytes(data);
    return new MqReply(data, description, unannounced(data, description));
  }

  private static @Nullable String unannounced(byte[] data, MqDescription description) {
    boolean rfh =
        data.length >= RFH_ASCII.length
            && (Arrays.equals(data, 0, 4, RFH_ASCII, 0, 4)
                || Arrays.equals(data, 0, 4, RFH_EBCDIC, 0, 4));
    return rfh
        ? "the reply begins with an MQRFH2 that its descriptor does not announce%s; expected the record; fix: let the core put it without, or with Format MQHRF2"
            .formatted(description.said())
        : null;
  }

  /** False where the call was over before. */
  boolean deliver(PlainCall call) {
    try {
      byte[] wire = record(call.transport());
      return call.heard(read(wire));
    } catch (BridgeReply.Garbled e) {
      return call.garbled(String.valueOf(e.getMessage()));
    }
  }

  /** Completes once what it says is durable. */
  CompletionStage<Fate> deliver(ChangingCall call) {
    BoundOperation operation = call.operation();
    try {
      byte[] wire = record(operation == null ? null : operation.plan().transport());
      return call.hear(read(wire), wire);
    } catch (BridgeReply.Garbled e) {
      CallProblem problem = CallProblem.garbled(String.valueOf(e.getMessage()), null);
      return call.hear(new Verdict.Garbled(problem), null);
    }
  }

  private byte[] record(@Nullable Transport transport) throws BridgeReply.Garbled {
    if (garbled != null) {
      throw new BridgeReply.Garbled(garbled);
    }
    MqTerms terms = transport instanceof Transport.Mq mq ? mq.terms() : MqTerms.DEFAULTS;
    return BridgeReply.record(data, description, terms);
  }

  /** What cannot be read is told with what its descriptor says: often that is the reason. */
  private Function<Translation, CoreReply> read(byte[] wire) {
    return translation -> {
      try {
        return translation.reply(wire);
      } catch (TranslationException e) {
        String said = description.said();
        throw said.isEmpty() ? e : new TranslationException(e.getMessage() + said, e);
      }
    };
  }

  private static String kind(Message message) {
    return Stream.of(TextMessage.class, MapMessage.class, ObjectMessage.class, StreamMessage.class)
        .filter(type -> type.isInstance(message))
        .findFirst()
        .map(Class::getSimpleName)
        .orElse("message without a body");
  }
}
