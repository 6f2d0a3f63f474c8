package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A message: its descriptor and its data, headers in front included. */
public final class MqMessage {
  private final Mqmd descriptor;
  private final byte[] data;

  private MqMessage(Mqmd descriptor, byte[] data) {
    this.descriptor = descriptor;
    this.data = data;
  }

  /** A message of these parts; the data is not copied and must not change any more. */
  public static MqMessage of(Mqmd descriptor, byte[] data) {
    return new MqMessage(descriptor, data);
  }

  public Mqmd descriptor() {
    return descriptor;
  }

  /** All of its data, headers in front included. */
  public byte[] data() {
    return data.clone();
  }

  /** Bytes of data. */
  public int length() {
    return data.length;
  }

  /** The headers in front of the body, in their order (RFH2, MQCIH, MQIIH, DLH). */
  public List<MessageHeader> headers() {
    return MessageHeader.inFrontOf(this);
  }

  /** The data behind the last header. */
  public byte[] body() {
    List<MessageHeader> headers = headers();
    int from = headers.isEmpty() ? 0 : headers.get(headers.size() - 1).end();
    return Arrays.copyOfRange(data, from, data.length);
  }

  /** The same data under another descriptor. */
  public MqMessage with(Mqmd other) {
    return new MqMessage(other, data);
  }

  /** The data itself, for who promises not to change it. */
  byte[] sharedData() {
    return data;
  }

  /** Writes a part of the data into a buffer. */
  public void writeTo(ByteBuffer out, int from, int length) {
    out.put(data, from, length);
  }
}
