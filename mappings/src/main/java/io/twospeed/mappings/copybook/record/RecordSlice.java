package io.twospeed.mappings.copybook.record;

import io.twospeed.mappings.copybook.coding.Fault;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The bytes of one record in a message: as they lie there, or joined from its segments. */
final class RecordSlice {
  final byte[] bytes;
  final int start;
  final int end;
  private final List<Segment> segments;

  /** Where one segment of a spanned record lies in the message. */
  record Segment(int start, int end) {
    int length() {
      return end - start;
    }
  }

  /** A record in one piece. */
  RecordSlice(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.segments = List.of();
  }

  /** A spanned record. */
  RecordSlice(byte[] message, List<Segment> segments) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    segments.forEach(each -> joined.write(message, each.start, each.length()));
    this.bytes = joined.toByteArray();
    this.start = 0;
    this.end = bytes.length;
    this.segments = List.copyOf(segments);
  }

  /** A fault in these bytes, with its offset in the whole message. */
  Fault inMessage(Fault fault) {
    int rest = fault.offset();
    int offset = rest;
    for (Segment segment : segments) {
      offset = segment.start + rest;
      if (rest < segment.length()) {
        break;
      }
      rest -= segment.length();
    }
    return fault.moved(offset);
  }
}
