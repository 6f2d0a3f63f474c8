package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import io.twospeed.mqstandin.wire.Segment;
import java.nio.ByteBuffer;

/**
 * A REQUEST_MSGS: version 0, handle 4, bytes received 8, bytes requested 12, longest message 16,
 * options 20, wait 24, queue status 28, flags 32, index of the last message 36; and where flag 0x10
 * says so: selection index 40, descriptor version 42, character set 44, encoding 48, sequence 52,
 * offset 56, match options 60 and the ids to match (mq.msgreq.*).
 */
record MessageRequest(
    int handle,
    int requestId,
    boolean awaited,
    int receivedBytes,
    int requestedBytes,
    int longest,
    int options,
    int waitMillis,
    int flags,
    int selectionIndex,
    int descriptorVersion,
    Selection selection) {
  private static final int SELECTION = 0x10;
  private static final int IDS = 64;
  private static final int ID_LENGTH = 24;

  static MessageRequest read(Segment segment) {
    ByteBuffer in = segment.data();
    int flags = in.getInt(32);
    boolean selects = (flags & SELECTION) != 0;
    return new MessageRequest(
        in.getInt(4),
        segment.request(),
        segment.has(Segment.CONFIRM_REQUEST),
        in.getInt(8),
        in.getInt(12),
        in.getInt(16),
        in.getInt(20),
        in.getInt(24),
        flags,
        selects ? in.getShort(40) : 0,
        selects ? in.getShort(42) : 0,
        selects ? selection(in) : Selection.ANY);
  }

  private static Selection selection(ByteBuffer in) {
    int match = in.getInt(60);
    Mqmd ids = Mqmd.initial();
    int at = IDS;
    MqmdField[] fields = {MqmdField.MSG_ID, MqmdField.CORREL_ID, MqmdField.GROUP_ID};
    int[] options = {Mqi.MATCH_MSG_ID, Mqi.MATCH_CORREL_ID, Mqi.MATCH_GROUP_ID};
    for (int i = 0; i < fields.length; i++) {
      if ((match & options[i]) != 0) {
        byte[] id = new byte[ID_LENGTH];
        in.get(at, id);
        ids = ids.with(fields[i], id);
        at += ID_LENGTH;
      }
    }
    if ((match & Mqi.MATCH_MSG_TOKEN) != 0) {
      byte[] token = new byte[16];
      in.get(at, token);
      return Selection.ofToken(token);
    }
    return Selection.of(match, ids);
  }

  /** Whether it changes what is selected. */
  boolean selects() {
    return (flags & SELECTION) != 0;
  }

  boolean has(int option) {
    return (options & option) != 0;
  }
}
