package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import java.nio.ByteBuffer;

/** REQUEST_MSGS and NOTIFICATION: messages are sent as they come, as far as the client has room. */
final class Streaming {
  static final int CONN_STATE = 3;
  static final int Q_STATE = 5;
  static final int Q_STATE_REPLY = 6;
  private static final int VERSION = 1;

  private Streaming() {}

  static void request(Conversation conversation, Segment segment) {
    MessageRequest request = MessageRequest.read(segment);
    Handle handle;
    try {
      handle = conversation.handle(request.handle());
      boolean cut = Calls.faulted(conversation, Verb.GET, handle.queue());
      Stream stream = handle.stream();
      if (stream == null) {
        stream = new Stream(conversation, handle, request.handle());
        handle.stream(stream);
      }
      stream.request(request, cut);
    } catch (MqFailure failure) {
      conversation.send(
          segment.shape(),
          segment.request(),
          SegmentType.NOTIFICATION,
          0x30,
          notification(request.handle(), Q_STATE_REPLY, failure.reason()));
    }
  }

  /** Version, handle, code, value. */
  static ByteBuffer notification(int handle, int code, int value) {
    return ByteBuffer.allocate(16).putInt(VERSION).putInt(handle).putInt(code).putInt(value).flip();
  }

  static void notified(Conversation conversation, Segment segment) {
    ByteBuffer data = segment.data();
    int handle = data.getInt(4);
    int code = data.getInt(8);
    if (segment.has(Segment.CONFIRM_REQUEST)) {
      conversation.send(
          segment.shape(),
          segment.request(),
          SegmentType.NOTIFICATION,
          0x30,
          notification(handle, code + 1, 0));
    }
  }
}
