package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.queues.QueueDefinition;
import io.twospeed.mqstandin.queues.QueueManager;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Text;
import java.nio.ByteBuffer;

/** MQINQ: three counts (selectors, numbers, characters), the selectors; answered by the values. */
final class Inquiring {
  private static final int FIRST_TEXT = 2001;
  private static final int BASE_QUEUE = 2002;
  private static final int UTF_8 = 1208;
  private static final int UNIX = 3;

  private Inquiring() {}

  static void inquire(Conversation conversation, Request request) {
    ByteBuffer asked = request.structures();
    Handle handle = conversation.handle(request.handle());
    Calls.faulted(conversation, Verb.INQUIRE, handle.queue());
    int selectors = asked.getInt(0);
    int numbers = asked.getInt(4);
    int characters = asked.getInt(8);
    int front = 12 + selectors * 4;
    ByteBuffer answer = ByteBuffer.allocate(front + numbers * 4 + characters);
    answer.put(asked.slice(0, front));
    int texts = front + numbers * 4;
    for (int i = 0; i < selectors; i++) {
      int selector = asked.getInt(12 + i * 4);
      if (selector < FIRST_TEXT) {
        answer.putInt(number(conversation, handle, selector));
      } else {
        byte[] text = Text.padded(text(conversation, handle, selector), lengthOf(selector));
        answer.put(texts, text);
        texts += text.length;
      }
    }
    boolean foreign = isAskedForBaseQueue(asked, selectors);
    conversation.reply(
        request,
        foreign ? Mqi.WARNING : Mqi.OK,
        foreign ? Reason.SELECTOR_NOT_FOR_TYPE : Reason.NONE,
        request.handle(),
        answer.clear());
  }

  /** Only an alias has a base queue: of others, asterisks are told, with a warning. */
  private static boolean isAskedForBaseQueue(ByteBuffer asked, int selectors) {
    for (int i = 0; i < selectors; i++) {
      if (asked.getInt(12 + i * 4) == BASE_QUEUE) {
        return true;
      }
    }
    return false;
  }

  private static int lengthOf(int selector) {
    return selector == 2013 || selector == 2014 ? 64 : Text.NAME_LENGTH;
  }

  private static int number(Conversation conversation, Handle handle, int selector) {
    if (handle.queue().isEmpty()) {
      return ofQueueManager(conversation, selector);
    }
    QueueManager manager = conversation.queueManager();
    QueueDefinition queue = manager.open(handle.queue(), conversation.caller().user());
    return switch (selector) {
      case 3 -> manager.depth(handle.queue());
      case 5 -> queue.persistent() ? 1 : 0;
      case 6, 7, 12 -> 0;
      case 9 -> queue.getInhibited() ? 1 : 0;
      case 10 -> queue.putInhibited() ? 1 : 0;
      case 13 -> queue.maximumLength();
      case 15 -> queue.maximumDepth();
      case 17, 18, 23 -> 1;
      case 20 -> 1;
      case 22 -> queue.backoutThreshold();
      default -> throw new MqFailure(Reason.SELECTOR_ERROR, "selector " + selector);
    };
  }

  private static int ofQueueManager(Conversation conversation, int selector) {
    return switch (selector) {
      case 2 -> UTF_8;
      case 13 -> conversation.queueManager().maximumLength();
      case 30 -> 1;
      case 31 -> conversation.channel().settings().commandLevel();
      case 32 -> UNIX;
      case 273 -> 0;
      default -> throw new MqFailure(Reason.SELECTOR_ERROR, "selector " + selector);
    };
  }

  private static String text(Conversation conversation, Handle handle, int selector) {
    QueueManager manager = conversation.queueManager();
    return switch (selector) {
      case BASE_QUEUE -> "*".repeat(Text.NAME_LENGTH);
      case 2006 -> manager.deadLetterQueue();
      case 2013, 2014 -> "";
      case 2015 -> manager.name();
      case 2016 -> handle.queue();
      case 2019 -> manager.open(handle.queue(), conversation.caller().user()).backoutQueue();
      case 2032 -> manager.name() + "_STAND-IN";
      default -> throw new MqFailure(Reason.SELECTOR_ERROR, "selector " + selector);
    };
  }
}
