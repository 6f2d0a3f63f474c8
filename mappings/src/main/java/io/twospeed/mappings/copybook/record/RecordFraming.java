package io.twospeed.mappings.copybook.record;

import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.record.RecordSlice.Segment;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Records in descriptor words, as z/OS keeps records of variable length. */
final class RecordFraming {
  private static final int WORD = 4;

  /** In the third byte of a record's word: whether more segments follow, and came before. */
  private static final int FIRST = 1;

  private static final int LAST = 2;
  private static final int LONGEST_BLOCK = 32_760;
  private static final int LONGEST_RECORD = 65_535;

  private final boolean blocks;
  private final boolean includesItself;
  private final String order;

  /**
   * A framing.
   *
   * @param order of a word's bytes: {@code big}, all of them {@code little}, or {@code
   *     little-length}, those of its length alone
   */
  RecordFraming(boolean blocks, boolean includesItself, String order) {
    this.order = order;
    this.blocks = blocks;
    this.includesItself = includesItself;
  }

  List<RecordSlice> slices(byte[] bytes, int start) {
    List<RecordSlice> slices = new ArrayList<>();
    List<Segment> spanned = new ArrayList<>();
    int at = start;
    while (at < bytes.length) {
      int end = blocks ? blockEnd(bytes, at) : bytes.length;
      records(bytes, blocks ? at + WORD : at, end, slices, spanned);
      at = end;
    }
    if (!spanned.isEmpty()) {
      throw segment(bytes.length, "the end of the message", "the last segment of a spanned record");
    }
    return slices;
  }

  private void records(
      byte[] bytes, int start, int end, List<RecordSlice> slices, List<Segment> spanned) {
    int at = start;
    while (at < end) {
      int next = recordEnd(bytes, at, end);
      int word = word(bytes, at);
      int control = (word >> 8) & 0xFF;
      boolean expected = (control & LAST) != 0 != spanned.isEmpty();
      if (control > (FIRST | LAST) || (word & 0xFF) != 0 || !expected) {
        throw segment(
            at + 2,
            Fault.hex(word >> 8) + " " + Fault.hex(word) + " in the RDW",
            spanned.isEmpty()
                ? "X'00' for a whole record, X'01' for the first segment of a spanned one"
                : "X'03' for a segment in the middle, X'02' for the last one");
      }
      if (control == 0) {
        slices.add(new RecordSlice(bytes, at + WORD, next));
      } else {
        spanned.add(new Segment(at + WORD, next));
      }
      if (control == LAST) {
        slices.add(new RecordSlice(bytes, spanned));
        spanned.clear();
      }
      at = next;
    }
  }

  private static Fault segment(int at, String found, String expected) {
    return new Fault(at, found, expected, "check recordFraming, and that the message is whole");
  }

  /** A block counts its own word on every system; one above 32760 bytes has a word of 31 bits. */
  private int blockEnd(byte[] bytes, int at) {
    requireWord(at, bytes.length, "BDW");
    int word = word(bytes, at);
    boolean extended = word < 0;
    int length = extended ? word & Integer.MAX_VALUE : word >>> 16;
    if (!extended && (word & 0xFFFF) != 0) {
      throw segment(
          at + 2, Fault.hex(word >> 8) + " " + Fault.hex(word) + " in the BDW", "X'0000'");
    }
    return end(at, length, bytes.length, true, "BDW");
  }

  /** Of a record's word the option says whether it counts itself. */
  private int recordEnd(byte[] bytes, int at, int limit) {
    requireWord(at, limit, "RDW");
    return end(at, word(bytes, at) >>> 16, limit, includesItself, "RDW");
  }

  private static void requireWord(int at, int limit, String word) {
    if (limit - at < WORD) {
      throw segment(at, (limit - at) + " bytes at the end", "a " + word + " of 4 bytes");
    }
  }

  /** A word as z/OS has it: its length in the upper half. */
  private int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = at; i < at + WORD; i++) {
      word = (word << 8) | (bytes[i] & 0xFF);
    }
    return ordered(word);
  }

  private int ordered(int word) {
    return switch (order) {
      case "little" -> Integer.reverseBytes(word);
      case "little-length" -> (Short.reverseBytes((short) (word >> 16)) << 16) | (word & 0xFFFF);
      default -> word;
    };
  }

  private static int end(int at, int length, int limit, boolean itself, String word) {
    long end = (long) at + length + (itself ? 0 : WORD);
    if (end < at + WORD || end > limit) {
      throw new Fault(
          at,
          "a length of " + length + " in the " + word + String.format(", X'%04X'", length),
          (itself ? WORD : 0) + " to " + (limit - at - (itself ? 0 : WORD)),
          "check recordFraming, rdwIncludesItself and rdwEndian, and that the message is whole");
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
            "at most "
                + (blocks ? LONGEST_BLOCK - 2 * WORD : LONGEST_RECORD - WORD)
                + ", in one piece",
            "send fewer occurrences, or without framing: records are not spanned here, because"
                + " only RECFM=VS and VBS can read that");
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

  private void word(int length, ByteArrayOutputStream out) {
    int word = ordered(length << 16);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(word >> shift);
    }
  }
}
