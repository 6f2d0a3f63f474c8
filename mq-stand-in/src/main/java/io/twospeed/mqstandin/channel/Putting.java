package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.ObjectDescriptor;
import java.nio.ByteBuffer;

/** MQPUT and MQPUT1, and MQSTAT, which asks what became of those that had no reply. */
final class Putting {
  private static final int STATUS = 4;

  private Putting() {}

  static void put(Conversation conversation, Request request) {
    PutCall call = new PutCall(conversation, request.structures());
    Handle handle = conversation.handle(request.handle());
    if (call.isAsynchronous()) {
      putUnanswered(conversation, handle, call);
    } else {
      handle.requireOutput();
      put(conversation, request, handle.queue(), call);
    }
  }

  private static void putUnanswered(Conversation conversation, Handle handle, PutCall call) {
    try {
      handle.requireOutput();
      boolean cut = Calls.faulted(conversation, Verb.PUT, handle.queue());
      call.putTo(handle.queue());
      conversation.puts().succeeded();
      if (cut) {
        conversation.connection().cut();
      }
    } catch (MqFailure failure) {
      conversation.puts().failed(failure.reason());
    }
  }

  static void putOne(Conversation conversation, Request request) {
    ByteBuffer structures = request.structures();
    ObjectDescriptor object = ObjectDescriptor.at(structures, 0);
    structures.position(object.length());
    PutCall call = new PutCall(conversation, structures);
    String queue = Opening.resolve(conversation, object).name();
    object.resolved(queue, conversation.queueManager().name());
    put(conversation, request, queue, call);
  }

  private static void put(Conversation conversation, Request request, String queue, PutCall call) {
    boolean cut = Calls.faulted(conversation, Verb.PUT, queue);
    MqMessage kept = call.putTo(queue);
    if (cut) {
      conversation.connection().cut();
    } else {
      conversation.reply(request, call.answer(kept, queue));
    }
  }

  /**
   * MQSTAT: the type asked for, then STAT: completion 8, reason 12, puts that succeeded 16 and
   * failed 24.
   */
  static void status(Conversation conversation, Request request) {
    PutCounts puts = conversation.puts();
    ByteBuffer structures = request.structures();
    structures
        .putInt(STATUS + 8, puts.failures() > 0 ? Mqi.FAILED : Mqi.OK)
        .putInt(STATUS + 12, puts.firstReason())
        .putInt(STATUS + 16, puts.successes())
        .putInt(STATUS + 24, puts.failures());
    puts.reset();
    conversation.reply(request, structures);
  }
}
