package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The structure ID, by which the two ends settle on terms.
 *
 * <p>Offsets by the dissector (mq.id.*): level 4, capability flags 5, error flags 7, maximum
 * transmission size 12, maximum message size 16, channel 24, capability flags 44, queue manager 48,
 * heartbeat 96, error flags 102, compression lists 104 and 106, conversations a socket 128,
 * capability flags 132, password protection 208.
 */
public final class InitialData {
  /** Error flag: the level was not accepted. */
  public static final int LEVEL_REFUSED = 0x08;

  /** Error flag: the heartbeat interval was not accepted. */
  public static final int HEARTBEAT_REFUSED = 0x80;

  private static final int CONVERSATIONS = 128;
  private static final int PROTECTION = 208;
  private static final int PROTECTION_LENGTH = 20;

  private final byte[] copy;
  private final ByteBuffer bytes;

  private InitialData(byte[] copy) {
    this.copy = copy;
    this.bytes = ByteBuffer.wrap(copy);
  }

  /** A copy of what stands in a segment. */
  public static InitialData read(ByteBuffer data) {
    byte[] copy = new byte[data.remaining()];
    data.get(data.position(), copy);
    return new InitialData(copy);
  }

  public int level() {
    return bytes.get(4);
  }

  public String channel() {
    return Text.at(bytes, 24, 20);
  }

  public String queueManager() {
    return bytes.capacity() >= 96 ? Text.at(bytes, 48, Text.NAME_LENGTH) : "";
  }

  public int heartbeatSeconds() {
    return bytes.getInt(96);
  }

  public int transmissionSize() {
    return bytes.getInt(12);
  }

  public int conversationsPerSocket() {
    return bytes.capacity() >= CONVERSATIONS + 4 ? bytes.getInt(CONVERSATIONS) : 0;
  }

  /**
   * The answer in this end's terms.
   *
   * @param refused the reasons why the other end's terms were not taken, or 0
   */
  public ByteBuffer answer(
      int level, int refused, int heartbeatSeconds, int conversations, int maximumLength) {
    ByteBuffer out = ByteBuffer.wrap(copy.clone());
    out.put(4, (byte) level).put(7, (byte) refused).put(6, (byte) 0).put(45, (byte) 0);
    out.putInt(16, maximumLength).putInt(96, heartbeatSeconds);
    if (out.capacity() >= CONVERSATIONS + 4) {
      out.putInt(CONVERSATIONS, conversations).put(133, (byte) 0);
    }
    if (out.capacity() >= PROTECTION + PROTECTION_LENGTH) {
      // The first way to protect passwords that the client offers; it refuses to use none.
      byte[] unused = new byte[PROTECTION_LENGTH];
      Arrays.fill(unused, (byte) 0xFF);
      out.put(PROTECTION, unused).putShort(PROTECTION, (short) 1);
    }
    return out;
  }
}
