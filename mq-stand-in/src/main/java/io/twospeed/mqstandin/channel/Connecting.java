package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import io.twospeed.mqstandin.wire.Text;
import java.nio.ByteBuffer;
import java.util.Map;

/** MQCONN, MQDISC and who is connecting. */
final class Connecting {
  private static final int USER_LENGTH = 12;
  private static final int APPLICATION_LENGTH = 28;

  private Connecting() {}

  /** UID: user 4 (12), password 16 (12), long user 28 (64). */
  static void user(Conversation conversation, Segment segment) {
    ByteBuffer data = segment.data();
    conversation.caller(conversation.caller().withUser(Text.at(data, 4, USER_LENGTH)));
  }

  /** CAUT: type 4, lengths of user 16 and password 20, then user and password. */
  static void authenticate(Conversation conversation, Segment segment) {
    ByteBuffer data = segment.data();
    int user = data.getInt(16);
    int password = data.getInt(20);
    conversation.caller(
        conversation
            .caller()
            .withUser(Text.at(data, 24, user))
            .withPassword(Text.at(data, 24 + user, password)));
    ByteBuffer done = ByteBuffer.allocate(8).putInt(8).putInt(0).flip();
    conversation.send(
        segment.shape(), segment.request(), SegmentType.STATUS, segment.flags(), done);
  }

  /** MQCONN: queue manager 0 (48), application 48 (28), application type 76. */
  static void connect(Conversation conversation, Request request) {
    ByteBuffer structures = request.structures();
    String wanted = Text.at(structures, 0, Text.NAME_LENGTH).replace("*", "");
    String name = conversation.queueManager().name();
    Calls.faulted(conversation, Verb.CONNECT, "");
    if (!wanted.isEmpty() && !wanted.equals(name)) {
      throw new MqFailure(Reason.QUEUE_MANAGER_NAME_ERROR, wanted);
    }
    authorise(conversation);
    conversation.caller(
        conversation
            .caller()
            .withApplication(
                Text.at(structures, Text.NAME_LENGTH, APPLICATION_LENGTH), structures.getInt(76)));
    Text.put(structures, 0, Text.NAME_LENGTH, name);
    conversation.reply(request, structures);
  }

  private static void authorise(Conversation conversation) {
    Map<String, String> users = conversation.channel().settings().users();
    Caller caller = conversation.caller();
    if (!users.isEmpty() && !caller.password().equals(users.get(caller.user()))) {
      throw new MqFailure(Reason.NOT_AUTHORIZED, "user " + caller.user());
    }
  }

  /** MQDISC commits, as IBM documents it; a connection that only breaks backs out. */
  static void disconnect(Conversation conversation, Request request) {
    conversation.queueManager().commit(conversation.work());
    conversation.reply(request, request.structures());
  }
}
