package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.wire.GetOptions;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** MQGET: descriptor, options and the buffer's length; answered by the same, and the data. */
final class Getting {
  private static final int BROWSE =
      Mqi.GET_BROWSE_FIRST | Mqi.GET_BROWSE_NEXT | Mqi.GET_BROWSE_UNDER_CURSOR;

  private Getting() {}

  static void get(Conversation conversation, Request request) {
    Handle handle = conversation.handle(request.handle());
    ByteBuffer structures = request.structures();
    Mqmd ids = Mqmd.read(structures);
    GetOptions options = GetOptions.at(structures, structures.position());
    int room = structures.getInt(structures.position() + options.length());
    boolean cut = Calls.faulted(conversation, Verb.GET, handle.queue());
    Selection selection = selection(handle, ids, options);
    PendingGet pending =
        new PendingGet(conversation, request, handle, options, selection, room, cut);
    if (options.has(BROWSE)) {
      browse(conversation, handle, options, pending);
    } else {
      handle.requireInput();
      take(conversation, handle, options, pending);
    }
  }

  private static Selection selection(Handle handle, Mqmd ids, GetOptions options) {
    Got cursor = handle.cursor();
    if (options.has(Mqi.GET_UNDER_CURSOR)) {
      if (cursor == null) {
        throw new MqFailure(Reason.NO_MSG_UNDER_CURSOR, handle.queue());
      }
      return Selection.ofToken(cursor.token());
    }
    return (options.matchOptions() & Mqi.MATCH_MSG_TOKEN) != 0
        ? Selection.ofToken(options.token())
        : Selection.of(options.matchOptions(), ids);
  }

  private static void take(
      Conversation conversation, Handle handle, GetOptions options, PendingGet pending) {
    handle.pending(pending);
    conversation.queueManager().get(handle.queue(), pending);
    if (!pending.isWaiting()) {
      return;
    }
    boolean waits = options.has(Mqi.GET_WAIT);
    conversation.channel().giveUpAfter(waits ? options.waitMillis() : 0, handle.queue(), pending);
  }

  private static void browse(
      Conversation conversation, Handle handle, GetOptions options, PendingGet pending) {
    handle.requireBrowse();
    @Nullable Got behind = options.has(Mqi.GET_BROWSE_FIRST) ? null : handle.cursor();
    Got got =
        options.has(Mqi.GET_BROWSE_UNDER_CURSOR)
            ? handle.cursor()
            : conversation.queueManager().browse(handle.queue(), pending.selection(), behind);
    if (got == null) {
      throw new MqFailure(Reason.NO_MSG_AVAILABLE, handle.queue());
    }
    boolean tooLong = got.message().length() > pending.maximumLength();
    if (!tooLong) {
      handle.cursor(got);
    }
    (tooLong ? pending.tooLong(got) : pending.accept(got)).run();
  }
}
