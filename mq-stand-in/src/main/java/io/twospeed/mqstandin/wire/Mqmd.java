package io.twospeed.mqstandin.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** IBM's message descriptor as it lies on the wire, big-endian. Values never change: see with. */
public final class Mqmd {
  public static final int LENGTH_OF_VERSION_1 = 324;
  public static final int LENGTH = 364;

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  private final byte[] bytes;

  private Mqmd(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A descriptor with the initial values IBM documents (MQMD_DEFAULT), version 2. */
  public static Mqmd initial() {
    Mqmd md = new Mqmd(new byte[LENGTH]);
    for (MqmdField field : MqmdField.values()) {
      if (isText(field)) {
        md.set(field, "");
      }
    }
    md.set(MqmdField.STRUC_ID, "MD");
    return md.set(MqmdField.VERSION, 2)
        .set(MqmdField.MSG_TYPE, Mqi.MSG_TYPE_DATAGRAM)
        .set(MqmdField.EXPIRY, Mqi.EXPIRY_UNLIMITED)
        .set(MqmdField.ENCODING, Mqi.ENCODING_NATIVE)
        .set(MqmdField.PRIORITY, Mqi.PRIORITY_AS_QUEUE_DEFINES)
        .set(MqmdField.PERSISTENCE, Mqi.PERSISTENCE_AS_QUEUE_DEFINES)
        .set(MqmdField.MSG_SEQ_NUMBER, 1)
        .set(MqmdField.ORIGINAL_LENGTH, -1);
  }

  /** Reads the descriptor at the buffer's position and moves past it. */
  public static Mqmd read(ByteBuffer from) {
    String id = Text.structureId(from, from.position());
    if (!id.equals("MD  ")) {
      throw new IllegalArgumentException("not a message descriptor: '" + id + "'");
    }
    int version = from.getInt(from.position() + 4);
    byte[] bytes = initial().bytes;
    from.get(bytes, 0, version == 1 ? LENGTH_OF_VERSION_1 : LENGTH);
    return new Mqmd(bytes);
  }

  /** A descriptor of these bytes, of either version's length. */
  public static Mqmd of(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  private static boolean isText(MqmdField field) {
    return switch (field) {
      case STRUC_ID,
          FORMAT,
          REPLY_TO_Q,
          REPLY_TO_Q_MGR,
          USER_IDENTIFIER,
          APPL_IDENTITY_DATA,
          PUT_APPL_NAME,
          PUT_DATE,
          PUT_TIME,
          APPL_ORIGIN_DATA ->
          true;
      default -> false;
    };
  }

  /** A copy of its bytes: 364, or 324 where it is of version 1. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, integer(MqmdField.VERSION) == 1 ? LENGTH_OF_VERSION_1 : LENGTH);
  }

  /** Its bytes as a descriptor of version 1 or 2. */
  public byte[] bytesOfVersion(int version) {
    return with(MqmdField.VERSION, version == 1 ? 1 : 2).bytes();
  }

  /** The field as a number. */
  public int integer(MqmdField field) {
    return ByteBuffer.wrap(bytes).getInt(field.offset());
  }

  /** The field as a text without its padding. */
  public String text(MqmdField field) {
    return Text.at(ByteBuffer.wrap(bytes), field.offset(), field.length());
  }

  /** A copy of the field's bytes. */
  public byte[] bytes(MqmdField field) {
    return Arrays.copyOfRange(bytes, field.offset(), field.offset() + field.length());
  }

  /** Whether the field has zero bytes only, as MQMI_NONE and MQCI_NONE. */
  public boolean isZero(MqmdField field) {
    for (int i = field.offset(); i < field.offset() + field.length(); i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the field has these very bytes. */
  public boolean matches(MqmdField field, byte[] wanted) {
    int from = field.offset();
    return Arrays.equals(bytes, from, from + field.length(), wanted, 0, wanted.length);
  }

  /** Whether one of the bits is set in the field Report. */
  public boolean reports(int option) {
    return (integer(MqmdField.REPORT) & option) != 0;
  }

  public boolean isPersistent() {
    return integer(MqmdField.PERSISTENCE) == Mqi.PERSISTENT;
  }

  /** A copy with another number in a field. */
  public Mqmd with(MqmdField field, int value) {
    return copy().set(field, value);
  }

  /** A copy with another text in a field, cut or padded to its length. */
  public Mqmd with(MqmdField field, String value) {
    return copy().set(field, value);
  }

  /** A copy with other bytes in a field, cut or padded with zero bytes to its length. */
  public Mqmd with(MqmdField field, byte[] value) {
    Mqmd copy = copy();
    byte[] exact = Arrays.copyOf(value, field.length());
    System.arraycopy(exact, 0, copy.bytes, field.offset(), exact.length);
    return copy;
  }

  /** A copy with the date and the time, in hundredths of a second and in UTC, as IBM writes it. */
  public Mqmd withPutTime(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    String hundredths = String.format("%02d", utc.getNano() / 10_000_000);
    return copy()
        .set(MqmdField.PUT_DATE, DATE.format(utc))
        .set(MqmdField.PUT_TIME, TIME.format(utc) + hundredths);
  }

  private Mqmd copy() {
    return new Mqmd(bytes.clone());
  }

  private Mqmd set(MqmdField field, int value) {
    ByteBuffer.wrap(bytes).putInt(field.offset(), value);
    return this;
  }

  private Mqmd set(MqmdField field, String value) {
    Text.put(ByteBuffer.wrap(bytes), field.offset(), field.length(), value);
    return this;
  }
}
