package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.ObjectDescriptor;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Text;
import java.nio.ByteBuffer;

/**
 * The calls IBM's clients make beside the documented ones. All begin with verb, version and the
 * longest reply, then a structure SPxU that goes back as it came, then SPxI, answered by SPxO; each
 * of these begins with id, version and length (mq.spi.*).
 */
final class Spi {
  private static final int QUERY = 1;
  private static final int RESERVE = 6;
  private static final int OPEN = 12;
  private static final int HEADER_LENGTH = 12;
  private static final int BASE_LENGTH = 12;
  private static final int RESERVED_LENGTH = 44;
  private static final int COUNTER_PLACE = 22;
  private static final int SYNCHRONOUS_RESPONSE = 1;
  private static final int NO_READ_AHEAD = 0;
  private static final int COMPATIBLE_PROPERTIES = 0;

  private Spi() {}

  static void call(Conversation conversation, Request request) {
    ByteBuffer structures = request.structures();
    int verb = structures.getInt(0);
    switch (verb) {
      case QUERY -> query(conversation, request, structures);
      case RESERVE -> reserve(conversation, request, structures);
      case OPEN -> open(conversation, request, structures);
      default -> throw new MqFailure(Reason.FUNCTION_NOT_SUPPORTED, "SPI verb " + verb);
    }
  }

  /** SPQO: the number of verbs at 12, then for each verb its id, three versions and flags. */
  private static void query(Conversation conversation, Request request, ByteBuffer asked) {
    int[] verbs = {QUERY, RESERVE, OPEN};
    int length = BASE_LENGTH + 4 + verbs.length * 20;
    ByteBuffer answer = answer(asked, length);
    answer.put(Text.padded("SPQO", 4)).putInt(1).putInt(length).putInt(verbs.length);
    for (int verb : verbs) {
      answer.putInt(verb).putInt(1).putInt(1).putInt(1).putInt(0);
    }
    conversation.reply(request, answer.flip());
  }

  /** The header and SPxU as they came, and room for what follows. */
  private static ByteBuffer answer(ByteBuffer asked, int length) {
    int front = HEADER_LENGTH + asked.getInt(HEADER_LENGTH + 8);
    return ByteBuffer.allocate(front + length).put(asked.slice(0, front));
  }

  /**
   * SPRI: the length of a message id at 12, how many are wanted at 16. SPRO: how many there are at
   * 12, where in the id the counter stands at 16, and the first id.
   */
  private static void reserve(Conversation conversation, Request request, ByteBuffer asked) {
    int in = HEADER_LENGTH + asked.getInt(HEADER_LENGTH + 8);
    ByteBuffer answer = answer(asked, RESERVED_LENGTH);
    answer.put(Text.padded("SPRO", 4)).putInt(1).putInt(RESERVED_LENGTH);
    answer.putInt(asked.getInt(in + 16)).putInt(COUNTER_PLACE);
    conversation.reply(request, answer.put(conversation.queueManager().reservedId()).flip());
  }

  /**
   * Within SPOI: LPOO (options 8, defaults of the queue 16 to 31, 88 bytes long in later versions)
   * and the object descriptor. SPOO takes the place of SPOI in the answer.
   */
  private static void open(Conversation conversation, Request request, ByteBuffer asked) {
    int in = HEADER_LENGTH + asked.getInt(HEADER_LENGTH + 8);
    int options = in + BASE_LENGTH;
    boolean shorter = Text.structureId(asked, options + 32).equals("OD  ");
    ObjectDescriptor object = ObjectDescriptor.at(asked, options + (shorter ? 32 : 88));
    int handle = Opening.open(conversation, object, asked.getInt(options + 8));
    asked.put(in, Text.padded("SPOO", 4));
    asked.putInt(options + 16, Mqi.NOT_PERSISTENT).putInt(options + 20, SYNCHRONOUS_RESPONSE);
    asked.putInt(options + 24, NO_READ_AHEAD).putInt(options + 28, COMPATIBLE_PROPERTIES);
    conversation.reply(request, Mqi.OK, 0, handle, asked);
  }
}
