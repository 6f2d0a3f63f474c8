package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.UnitOfWork;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.PutOptions;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What MQPUT and MQPUT1 share: descriptor, options, length and data, which may be padded. */
final class PutCall {
  private final Conversation conversation;
  private final ByteBuffer structures;
  private final int start;
  private final Mqmd descriptor;
  private final PutOptions options;

  /** Reads the structures from the buffer's position on. */
  PutCall(Conversation conversation, ByteBuffer structures) {
    this.conversation = conversation;
    this.structures = structures;
    this.start = structures.position();
    this.descriptor = Mqmd.read(structures);
    this.options = PutOptions.at(structures, structures.position());
  }

  /** An asynchronous put has no reply, unless its message id is to be told. */
  boolean isAsynchronous() {
    return (options.options() & Mqi.PUT_ASYNC_RESPONSE) != 0
        && (options.options() & Mqi.PUT_NEW_MSG_ID) == 0;
  }

  private byte[] data() {
    int lengthAt = structures.position() + options.length();
    byte[] data = new byte[structures.getInt(lengthAt)];
    structures.get(lengthAt + 4, data);
    return data;
  }

  /** Puts the message. */
  MqMessage putTo(String queue) {
    boolean inWork = (options.options() & Mqi.PUT_SYNCPOINT) != 0;
    @Nullable UnitOfWork work = inWork ? conversation.work() : null;
    return conversation
        .queueManager()
        .put(
            queue,
            MqMessage.of(descriptor, data()),
            conversation.putTerms(options.options()),
            work);
  }

  /** The structures of the reply: the descriptor as it was kept, and where the message went. */
  ByteBuffer answer(MqMessage kept, String queue) {
    byte[] bytes = kept.descriptor().bytes();
    structures.put(start, bytes);
    options.resolved(queue, conversation.queueManager().name());
    return structures.slice(0, start + bytes.length + options.length());
  }
}
