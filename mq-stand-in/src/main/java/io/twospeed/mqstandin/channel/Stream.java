package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.Receiver;
import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.queues.UnitOfWork;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages of one open queue on their way to a client that has asked for some. */
final class Stream implements Receiver {
  private static final int SEGMENT_HEADER = 24;
  private static final int FIRST_HEADER = 54;
  private static final int BROWSE = Mqi.GET_BROWSE_FIRST | Mqi.GET_BROWSE_NEXT;

  private final Conversation conversation;
  private final Handle handle;
  private final int handleNumber;
  private Selection selection = Selection.ANY;
  private int selectionIndex;
  private int descriptorVersion = 2;
  private int options;
  private int longest;
  private int room;
  private int lastIndex;
  private boolean cut;
  private volatile boolean waiting;

  Stream(Conversation conversation, Handle handle, int handleNumber) {
    this.conversation = conversation;
    this.handle = handle;
    this.handleNumber = handleNumber;
  }

  /** The client asks: what there is goes to it, and, as long as it has room, what comes. */
  void request(MessageRequest request, boolean cutWhenGot) {
    conversation.queueManager().withdraw(handle.queue(), this);
    options = request.options();
    longest = request.longest();
    room = request.requestedBytes();
    cut = cutWhenGot;
    if (request.selects()) {
      selection = request.selection();
      selectionIndex = request.selectionIndex();
      descriptorVersion = request.descriptorVersion();
    }
    waiting = room > 0;
    if ((options & BROWSE) != 0) {
      browse();
    } else if (waiting) {
      conversation.queueManager().get(handle.queue(), this);
    }
    if (request.awaited()) {
      stop();
      conversation.send(
          Segment.Shape.TSHM,
          request.requestId(),
          SegmentType.NOTIFICATION,
          0x30,
          Streaming.notification(handleNumber, Streaming.Q_STATE_REPLY, 0));
    }
  }

  /** The client only wanted what there was: what comes later stays on the queue. */
  private void stop() {
    waiting = false;
    conversation.queueManager().withdraw(handle.queue(), this);
  }

  private void browse() {
    Got behind = (options & Mqi.GET_BROWSE_FIRST) != 0 ? null : handle.cursor();
    Got got = conversation.queueManager().browse(handle.queue(), selection, behind);
    if (got != null) {
      handle.cursor(got);
      send(got, Reason.NONE, got.message().length());
    }
  }

  @Override
  public Selection selection() {
    return selection;
  }

  @Override
  public int maximumLength() {
    return (options & Mqi.GET_ACCEPT_TRUNCATED) != 0 || longest < 0 ? Integer.MAX_VALUE : longest;
  }

  @Override
  public @Nullable UnitOfWork unitOfWork(boolean persistent) {
    boolean inWork =
        (options & Mqi.GET_SYNCPOINT) != 0
            || (persistent && (options & Mqi.GET_SYNCPOINT_IF_PERSISTENT) != 0);
    return inWork ? conversation.work() : null;
  }

  @Override
  public boolean isWaiting() {
    return waiting;
  }

  @Override
  public Runnable accept(Got got) {
    if (cut) {
      waiting = false;
      return conversation.connection()::cut;
    }
    int length = got.message().length();
    room -= Math.max(1, length);
    waiting = room > 0;
    send(got, Reason.NONE, length);
    return conversation.flush();
  }

  @Override
  public Runnable tooLong(Got got) {
    waiting = false;
    send(got, Reason.TRUNCATED_MSG_FAILED, Math.max(0, longest));
    return conversation.flush();
  }

  @Override
  public Runnable fail(int reason) {
    waiting = false;
    conversation.send(
        Segment.Shape.TSHM,
        0,
        SegmentType.NOTIFICATION,
        0x30,
        Streaming.notification(
            handleNumber, reason == Reason.GET_INHIBITED ? 1 : Streaming.Q_STATE_REPLY, reason));
    return conversation.flush();
  }

  /**
   * ASYNC_MESSAGE, in as many segments as it takes: version 0, handle 4, message index 8, global
   * index 12, bytes of data in this segment 16, segment index 20, selection index 22; in the first
   * also reason 24, length 28, length given 32, token 36, status 52, the queue's name behind its
   * length 54, padded to four bytes, and the descriptor (mq.msgasy.*).
   */
  private void send(Got got, int reason, int length) {
    MqMessage message = got.message();
    byte[] name = handle.queue().getBytes(StandardCharsets.UTF_8);
    byte[] descriptor = message.descriptor().bytesOfVersion(descriptorVersion);
    int padded = FIRST_HEADER + 1 + name.length + (4 - (3 + name.length) % 4) % 4;
    int room = conversation.connection().transmissionSize() - Segment.Shape.TSHM.length();
    int index = ++lastIndex;
    int at = 0;
    for (int segment = 0; segment == 0 || at < length; segment++) {
      int front = segment == 0 ? padded + descriptor.length : SEGMENT_HEADER;
      int part = Math.min(length - at, room - front);
      ByteBuffer out = ByteBuffer.allocate(front + part);
      out.putInt(1).putInt(handleNumber).putInt(index).putInt(index).putInt(part);
      out.putShort((short) segment).putShort((short) selectionIndex);
      if (segment == 0) {
        out.putInt(reason).putInt(message.length()).putInt(length).put(got.token());
        out.putShort((short) 0).put((byte) name.length).put(name);
        out.position(padded).put(descriptor);
      }
      message.writeTo(out, at, part);
      at += part;
      int flags = (segment == 0 ? Segment.FIRST : 0) | (at == length ? Segment.LAST : 0);
      conversation.send(Segment.Shape.TSHM, 1, SegmentType.ASYNC_MESSAGE, flags, out.flip());
    }
  }
}
