package io.twospeed.mqstandin.channel;

/** MQCMIT and MQBACK. */
final class Working {
  private Working() {}

  static void commit(Conversation conversation, Request request) {
    boolean cut = Calls.faulted(conversation, Verb.COMMIT, "");
    conversation.queueManager().commit(conversation.work());
    answer(conversation, request, cut);
  }

  static void backOut(Conversation conversation, Request request) {
    boolean cut = Calls.faulted(conversation, Verb.BACK_OUT, "");
    conversation.queueManager().backOut(conversation.work());
    answer(conversation, request, cut);
  }

  private static void answer(Conversation conversation, Request request, boolean cut) {
    if (cut) {
      conversation.connection().cut();
    } else {
      conversation.reply(request, request.structures());
    }
  }
}
