package io.twospeed.mqstandin.store;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqmd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The records of the log. A batch is its length, a checksum and its records: whole or nothing. */
final class LogRecords {
  private static final byte PUT = 1;
  private static final byte REMOVE = 2;
  private static final byte BACKED_OUT = 3;
  private static final int BATCH_HEADER = 12;

  private LogRecords() {}

  static ByteBuffer put(StoredMessage stored) {
    byte[] queue = stored.queue().getBytes(StandardCharsets.UTF_8);
    byte[] descriptor = stored.message().descriptor().bytes();
    int length = stored.message().length();
    ByteBuffer out = ByteBuffer.allocate(33 + queue.length + descriptor.length + length);
    out.put(PUT).putLong(stored.sequence()).putLong(stored.expiresAtMillis());
    out.putInt(stored.backoutCount());
    out.putInt(queue.length).put(queue).putInt(descriptor.length).put(descriptor);
    out.putInt(length);
    stored.message().writeTo(out, 0, length);
    return out.flip();
  }

  static ByteBuffer remove(long sequence) {
    return ByteBuffer.allocate(9).put(REMOVE).putLong(sequence).flip();
  }

  static ByteBuffer backedOut(long sequence, int count) {
    return ByteBuffer.allocate(13).put(BACKED_OUT).putLong(sequence).putInt(count).flip();
  }

  static ByteBuffer batch(List<ByteBuffer> records) {
    int length = records.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer out = ByteBuffer.allocate(BATCH_HEADER + length).position(BATCH_HEADER);
    records.forEach(record -> out.put(record.duplicate()));
    out.putInt(0, length).putLong(4, checksum(out, BATCH_HEADER, length));
    return out.flip();
  }

  private static long checksum(ByteBuffer buffer, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(buffer.slice(from, length));
    return crc.getValue();
  }

  /** What the whole batches leave; a batch cut off by a halt ends the reading. */
  static List<StoredMessage> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    Map<Long, StoredMessage> kept = new LinkedHashMap<>();
    while (in.remaining() >= BATCH_HEADER) {
      int length = in.getInt();
      long checksum = in.getLong();
      if (length < 0
          || length > in.remaining()
          || checksum != checksum(in, in.position(), length)) {
        break;
      }
      ByteBuffer batch = in.slice(in.position(), length);
      while (batch.hasRemaining()) {
        apply(batch, kept);
      }
      in.position(in.position() + length);
    }
    return new ArrayList<>(kept.values());
  }

  private static void apply(ByteBuffer record, Map<Long, StoredMessage> kept) {
    byte kind = record.get();
    long sequence = record.getLong();
    switch (kind) {
      case PUT -> kept.put(sequence, message(record, sequence));
      case REMOVE -> kept.remove(sequence);
      default -> {
        int count = record.getInt();
        kept.computeIfPresent(sequence, (key, message) -> message.backedOut(count));
      }
    }
  }

  private static StoredMessage message(ByteBuffer record, long sequence) {
    long expiresAtMillis = record.getLong();
    int backoutCount = record.getInt();
    String queue = new String(bytes(record), StandardCharsets.UTF_8);
    Mqmd descriptor = Mqmd.of(bytes(record));
    MqMessage message = MqMessage.of(descriptor, bytes(record));
    return new StoredMessage(queue, sequence, message, expiresAtMillis, backoutCount);
  }

  private static byte[] bytes(ByteBuffer record) {
    byte[] bytes = new byte[record.getInt()];
    record.get(bytes);
    return bytes;
  }
}
