package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.Receiver;
import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.queues.UnitOfWork;
import io.twospeed.mqstandin.wire.GetOptions;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An MQGET that has not been answered yet. */
final class PendingGet implements Receiver {
  private final Conversation conversation;
  private final Request request;
  private final Handle handle;
  private final GetOptions options;
  private final Selection selection;
  private final int room;
  private final boolean cut;
  private volatile boolean waiting = true;

  PendingGet(
      Conversation conversation,
      Request request,
      Handle handle,
      GetOptions options,
      Selection selection,
      int room,
      boolean cut) {
    this.conversation = conversation;
    this.request = request;
    this.handle = handle;
    this.options = options;
    this.selection = selection;
    this.room = room;
    this.cut = cut;
  }

  @Override
  public Selection selection() {
    return selection;
  }

  @Override
  public int maximumLength() {
    return options.has(Mqi.GET_ACCEPT_TRUNCATED) ? Integer.MAX_VALUE : room;
  }

  @Override
  public @Nullable UnitOfWork unitOfWork(boolean persistent) {
    boolean inWork =
        options.has(Mqi.GET_SYNCPOINT)
            || (persistent && options.has(Mqi.GET_SYNCPOINT_IF_PERSISTENT));
    return inWork ? conversation.work() : null;
  }

  @Override
  public boolean isWaiting() {
    return waiting;
  }

  @Override
  public Runnable accept(Got got) {
    boolean whole = got.message().length() <= room;
    return answer(got, whole ? Mqi.OK : Mqi.WARNING, whole ? 0 : Reason.TRUNCATED_MSG_ACCEPTED);
  }

  @Override
  public Runnable tooLong(Got got) {
    return answer(got, Mqi.WARNING, Reason.TRUNCATED_MSG_FAILED);
  }

  private Runnable answer(Got got, int completion, int reason) {
    waiting = false;
    if (cut) {
      return conversation.connection()::cut;
    }
    MqMessage message = got.message();
    ByteBuffer asked = request.structures();
    byte[] descriptor =
        message
            .descriptor()
            .bytesOfVersion(Mqmd.read(request.structures()).integer(MqmdField.VERSION));
    int front = descriptor.length + options.length();
    int part = Math.min(room, message.length());
    ByteBuffer answer = ByteBuffer.allocate(front + 4 + part);
    answer.put(asked.slice(0, front));
    answer.put(0, descriptor);
    GetOptions.at(answer, descriptor.length).got(handle.queue(), got.token(), part);
    answer.putInt(message.length());
    message.writeTo(answer, 0, part);
    conversation.reply(request, completion, reason, request.handle(), answer.flip());
    return conversation.flush();
  }

  @Override
  public Runnable fail(int reason) {
    waiting = false;
    conversation.fail(request, reason);
    return conversation.flush();
  }
}
