package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.queues.PutTerms;
import io.twospeed.mqstandin.queues.QueueManager;
import io.twospeed.mqstandin.queues.UnitOfWork;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a program (an hConn): who it is, the queues it has open, its unit of work. Its
 * calls come one after the other, on the thread that reads the socket.
 */
final class Conversation {
  private final Connection connection;
  private final int id;
  private final Map<Integer, Handle> handles = new ConcurrentHashMap<>();
  private final UnitOfWork work = new UnitOfWork();
  private final ByteArrayOutputStream assembled = new ByteArrayOutputStream();
  private final PutCounts puts = new PutCounts();
  private @Nullable Segment firstOfCall;
  private Caller caller = Caller.UNKNOWN;
  private int lastHandle;

  Conversation(Connection connection, int id) {
    this.connection = connection;
    this.id = id;
  }

  Connection connection() {
    return connection;
  }

  Channel channel() {
    return connection.channel();
  }

  QueueManager queueManager() {
    return channel().queueManager();
  }

  UnitOfWork work() {
    return work;
  }

  PutCounts puts() {
    return puts;
  }

  Caller caller() {
    return caller;
  }

  void caller(Caller other) {
    caller = other;
  }

  PutTerms putTerms(int options) {
    return new PutTerms(options, caller.user(), caller.application(), caller.applicationType());
  }

  int add(Handle handle) {
    handles.put(++lastHandle, handle);
    return lastHandle;
  }

  Handle handle(int number) {
    Handle handle = handles.get(number);
    if (handle == null) {
      throw new MqFailure(Reason.HANDLE_ERROR, "handle " + number);
    }
    return handle;
  }

  @Nullable Handle remove(int number) {
    return handles.remove(number);
  }

  void receive(Segment segment) {
    if (!SegmentType.isCall(segment.type())) {
      Calls.segment(this, segment);
      return;
    }
    if (segment.has(Segment.FIRST)) {
      assembled.reset();
      firstOfCall = segment;
    }
    byte[] data = new byte[segment.data().remaining()];
    segment.data().get(segment.data().position(), data);
    assembled.writeBytes(data);
    if (segment.has(Segment.LAST) && firstOfCall != null) {
      Calls.call(this, new Request(firstOfCall, ByteBuffer.wrap(assembled.toByteArray())));
    }
  }

  void reply(Request request, ByteBuffer structures) {
    reply(request, Mqi.OK, Reason.NONE, request.handle(), structures);
  }

  /** What a failed call answers is its first segment: a client reads no more of it. */
  void fail(Request request, int reason) {
    ByteBuffer structures = request.structures();
    int front = request.segment().shape().length() + Request.HEADER_LENGTH;
    int length = Math.min(structures.limit(), connection.transmissionSize() - front);
    reply(request, Mqi.FAILED, reason, request.handle(), structures.slice(0, length));
  }

  /** Answers a call, in as many segments as it takes. */
  void reply(Request request, int completion, int reason, int handle, ByteBuffer structures) {
    int length = Request.HEADER_LENGTH + structures.remaining();
    Segment.Shape shape = request.segment().shape();
    ByteBuffer data = ByteBuffer.allocate(length).putInt(shape.length() + length);
    data.putInt(completion).putInt(reason).putInt(handle).put(structures.duplicate()).flip();
    int room = connection.transmissionSize() - shape.length();
    int type = request.type() + SegmentType.REPLY;
    for (int at = 0; at < length; at += room) {
      int part = Math.min(room, length - at);
      int flags = (at == 0 ? Segment.FIRST : 0) | (at + part == length ? Segment.LAST : 0);
      connection.send(
          Segment.of(shape, id, request.segment().request(), type, flags, data.slice(at, part)));
    }
  }

  /** Sends something that is no answer to a call. */
  void send(Segment.Shape shape, int request, int type, int flags, ByteBuffer data) {
    connection.send(Segment.of(shape, id, request, type, flags, data));
  }

  Runnable flush() {
    return connection::flush;
  }

  /** The program ended, or its connection broke: what it did not commit is undone. */
  void end() {
    for (Integer number : new ArrayList<>(handles.keySet())) {
      Handle handle = remove(number);
      if (handle != null) {
        handle.close(queueManager());
      }
    }
    queueManager().backOut(work);
  }
}
