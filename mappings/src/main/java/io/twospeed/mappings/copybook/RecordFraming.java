package io.twospeed.mappings.copybook;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Records in descriptor words, as z/OS keeps records of variable length. */
final class RecordFraming {
  private static final int WORD = 4;
  private static final int LONGEST_BLOCK = 32_760;
  private static final int LONGEST_RECORD = 65_535;

  private final boolean blocks;
  private final boolean includesItself;

  RecordFraming(boolean blocks, boolean includesItself) {
    this.blocks = blocks;
    this.includesItself = includesItself;
  }

  /** Start and end of a record's bytes. */
  record Slice(int start, int end) {}

  List<Slice> slices(byte[] bytes) {
    List<Slice> slices = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      // A block counts its own word on every system; of a record's word the option says it.
      int end = blocks ? end(bytes, at, bytes.length, true, "BDW") : bytes.length;
      records(bytes, blocks ? at + WORD : at, end, slices);
      at = end;
    }
    return slices;
  }

  private void records(byte[] bytes, int start, int end, List<Slice> slices) {
    int at = start;
    while (at < end) {
      int next = end(bytes, at, end, includesItself, "RDW");
      slices.add(new Slice(at + WORD, next));
      at = next;
    }
  }

  private static int end(byte[] bytes, int at, int limit, boolean itself, String word) {
    if (limit - at < WORD) {
      throw new Fault(
          at,
          (limit - at) + " bytes at the end",
          "a " + word + " of 4 bytes",
          "check recordFraming, and that the message is whole");
    }
    int length = ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    long end = (long) at + length + (itself ? 0 : WORD);
    String found = Fault.hex(bytes[at]) + Fault.hex(bytes[at + 1]);
    if (end < at + WORD || end > limit) {
      throw new Fault(
          at,
          "a length of " + length + " in the " + word + ", " + found.replace("'X'", ""),
          (itself ? WORD : 0) + " to " + (limit - at - (itself ? 0 : WORD)),
          "check recordFraming and rdwIncludesItself, and that the message is whole");
    }
    if (bytes[at + 2] != 0 || bytes[at + 3] != 0) {
      throw new Fault(
          at + 2,
          Fault.hex(bytes[at + 2]),
          "X'00': spanned records and long blocks are not supported",
          "have the records sent whole");
    }
    return (int) end;
  }

  byte[] frame(List<byte[]> records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (byte[] record : records) {
      int length = record.length + (includesItself ? WORD : 0);
      if (length > LONGEST_RECORD || (blocks && record.length + 2 * WORD > LONGEST_BLOCK)) {
        throw new Fault(
            0,
            "a record of " + record.length + " bytes",
            "a length an RDW can hold",
            "send it without framing");
      }
      if (blocks && block.size() + record.length + 2 * WORD > LONGEST_BLOCK) {
        flush(block, all);
      }
      word(length, block);
      block.writeBytes(record);
    }
    flush(block, all);
    return all.toByteArray();
  }

  private void flush(ByteArrayOutputStream block, ByteArrayOutputStream all) {
    if (blocks && block.size() > 0) {
      word(block.size() + WORD, all);
    }
    all.writeBytes(block.toByteArray());
    block.reset();
  }

  private static void word(int length, ByteArrayOutputStream out) {
    out.write(length >> 8);
    out.write(length);
    out.write(0);
    out.write(0);
  }
}
