package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.ObjectDescriptor;
import io.twospeed.mqstandin.wire.Reason;
import java.nio.ByteBuffer;

/** MQOPEN, its SPI form, and MQCLOSE. */
final class Opening {
  private Opening() {}

  /** MQOPEN: the object descriptor, then the options. */
  static void open(Conversation conversation, Request request) {
    ByteBuffer structures = request.structures();
    ObjectDescriptor object = ObjectDescriptor.at(structures, 0);
    int options = structures.getInt(object.length());
    int handle = open(conversation, object, options);
    conversation.reply(request, Mqi.OK, 0, handle, structures);
  }

  /** Opens what the descriptor names, and writes into it what that resolved to. */
  static int open(Conversation conversation, ObjectDescriptor object, int options) {
    if (object.type() == Mqi.OBJECT_QUEUE_MANAGER) {
      return conversation.add(new Handle("", options, false));
    }
    QueueDefinition queue = resolve(conversation, object);
    boolean temporary = queue.isModel();
    if (temporary) {
      queue = conversation.queueManager().openTemporary(queue, object.dynamicName());
      object.name(queue.name());
    }
    object.resolved(queue.name(), conversation.queueManager().name());
    return conversation.add(new Handle(queue.name(), options, temporary));
  }

  /** The queue a descriptor names: of this queue manager, there, and open to the caller. */
  static QueueDefinition resolve(Conversation conversation, ObjectDescriptor object) {
    String manager = object.queueManager();
    if (!manager.isEmpty() && !manager.equals(conversation.queueManager().name())) {
      throw new MqFailure(Reason.UNKNOWN_REMOTE_QUEUE_MANAGER, manager);
    }
    if (object.hasSelection()) {
      throw new MqFailure(Reason.SELECTION_NOT_AVAILABLE, "a selection string");
    }
    Calls.faulted(conversation, Verb.OPEN, object.name());
    return conversation.queueManager().open(object.name(), conversation.caller().user());
  }

  static void close(Conversation conversation, Request request) {
    Handle handle = conversation.handle(request.handle());
    Calls.faulted(conversation, Verb.CLOSE, handle.queue());
    conversation.remove(request.handle());
    handle.close(conversation.queueManager());
    int options = request.structures().getInt(0);
    if ((options & (Mqi.CLOSE_DELETE | Mqi.CLOSE_DELETE_PURGE)) != 0) {
      conversation.queueManager().deleteTemporary(handle.queue());
    }
    conversation.reply(request, Mqi.OK, 0, -1, request.structures());
  }
}
