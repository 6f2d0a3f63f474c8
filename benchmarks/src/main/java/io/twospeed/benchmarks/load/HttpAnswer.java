package io.twospeed.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 answer, read piece by piece into memory that is used again for the next. It knows
 * just what a load generator needs: where the answer ends, its status, its body.
 */
final class HttpAnswer {

  private static final int LARGEST_ANSWER_BYTES = 64 * 1024;
  private static final int UNKNOWN = -1;

  private final byte[] received = new byte[LARGEST_ANSWER_BYTES];
  private final byte[] body = new byte[LARGEST_ANSWER_BYTES];
  private int receivedBytes;
  private int bodyBytes;
  private int headEnd = UNKNOWN;
  private int contentLength = UNKNOWN;
  private int status;
  private boolean chunked;
  private boolean closing;

  void reset() {
    receivedBytes = 0;
    bodyBytes = 0;
    headEnd = UNKNOWN;
    contentLength = UNKNOWN;
    chunked = false;
    closing = false;
  }

  /** Takes what has arrived; true once the answer is whole. */
  boolean readFrom(SocketChannel channel) throws IOException {
    int count =
        channel.read(ByteBuffer.wrap(received, receivedBytes, received.length - receivedBytes));
    if (count < 0) {
      throw new EOFException("connection closed after " + receivedBytes + " bytes of an answer");
    }
    if (count == 0 && receivedBytes == received.length) {
      throw new IOException("answer is larger than " + received.length + " bytes");
    }
    receivedBytes += count;
    return isWhole();
  }

  int status() {
    return status;
  }

  /** Whether the server said that it ends the connection after this answer. */
  boolean closing() {
    return closing;
  }

  boolean bodyContains(byte[] wanted) {
    for (int at = 0; at <= bodyBytes - wanted.length; at++) {
      int matched = 0;
      while (matched < wanted.length && body[at + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return true;
      }
    }
    return false;
  }

  String body() {
    return new String(body, 0, bodyBytes, StandardCharsets.UTF_8);
  }

  private boolean isWhole() throws IOException {
    if (headEnd == UNKNOWN && !findHead()) {
      return false;
    }
    if (chunked) {
      return chunksAreWhole();
    }
    bodyBytes = Math.max(contentLength, 0);
    if (receivedBytes < headEnd + bodyBytes) {
      return false;
    }
    System.arraycopy(received, headEnd, body, 0, bodyBytes);
    return true;
  }

  private boolean findHead() throws IOException {
    for (int at = 3; at < receivedBytes; at++) {
      if (received[at] == '\n' && received[at - 2] == '\n') {
        headEnd = at + 1;
        readHead(new String(received, 0, headEnd, StandardCharsets.ISO_8859_1));
        return true;
      }
    }
    return false;
  }

  private void readHead(String head) throws IOException {
    if (!head.startsWith("HTTP/1.1 ")) {
      throw new IOException("not an HTTP/1.1 answer: " + head.lines().findFirst().orElse(""));
    }
    status = Integer.parseInt(head, 9, 12, 10);
    String lower = head.toLowerCase(Locale.ROOT);
    chunked = lower.contains("\r\ntransfer-encoding: chunked\r\n");
    closing = lower.contains("\r\nconnection: close\r\n");
    int field = lower.indexOf("\r\ncontent-length: ");
    if (field >= 0) {
      int from = field + "\r\ncontent-length: ".length();
      contentLength = Integer.parseInt(lower, from, lower.indexOf('\r', from), 10);
    }
  }

  private boolean chunksAreWhole() {
    int at = headEnd;
    bodyBytes = 0;
    while (true) {
      int lineEnd = lineEnd(at);
      if (lineEnd == UNKNOWN) {
        return false;
      }
      String size = new String(received, at, lineEnd - at, StandardCharsets.ISO_8859_1);
      int chunkBytes = Integer.parseInt(size.strip(), 16);
      int next = lineEnd + 2 + chunkBytes + 2;
      if (receivedBytes < next) {
        return false;
      }
      if (chunkBytes == 0) {
        return true;
      }
      System.arraycopy(received, lineEnd + 2, body, bodyBytes, chunkBytes);
      bodyBytes += chunkBytes;
      at = next;
    }
  }

  private int lineEnd(int from) {
    for (int at = from; at + 1 < receivedBytes; at++) {
      if (received[at] == '\r' && received[at + 1] == '\n') {
        return at;
      }
    }
    return UNKNOWN;
  }
}
