package io.twospeed.openapi.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads a request's body as it comes, without waiting for it, up to a limit. */
final class BodyReader implements ReadListener {
  /** What a client only announces costs us no more than this. */
  private static final int FIRST_BYTES = 2048;

  /** Where the body goes. */
  interface Taker {
    void take(byte[] bytes, int length);

    void tooLarge();

    void broken();

    boolean isOver();
  }

  private final ServletInputStream in;
  private final long announced;
  private final int maxBytes;
  private final Taker taker;
  private byte[] bytes;
  private int length;

  BodyReader(ServletInputStream in, long contentLength, int maxBytes, Taker taker) {
    this.in = in;
    this.announced = contentLength;
    this.maxBytes = maxBytes;
    this.taker = taker;
    this.bytes =
        new byte[contentLength > 0 ? (int) Math.min(contentLength, FIRST_BYTES) : FIRST_BYTES];
  }

  /**
   * Takes what came together with the head of the request; a small body mostly did, and needs no
   * listener then.
   *
   * @return whether that is the whole body of the length announced
   */
  boolean readWhatIsThere() throws IOException {
    while (length < announced && in.available() > 0) {
      makeRoom();
      int read = in.read(bytes, length, bytes.length - length);
      if (read <= 0) {
        break;
      }
      length += read;
    }
    if (length < announced) {
      return false;
    }
    taker.take(bytes, length);
    return true;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!taker.isOver() && in.isReady() && !in.isFinished()) {
      makeRoom();
      int read = in.read(bytes, length, bytes.length - length);
      if (read > 0) {
        length += read;
      }
      if (length > maxBytes) {
        taker.tooLarge();
        return;
      }
    }
  }

  private void makeRoom() {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(FIRST_BYTES, Math.min(2 * length, maxBytes + 1)));
    }
  }

  @Override
  public void onAllDataRead() {
    if (!taker.isOver()) {
      taker.take(bytes, length);
    }
  }

  @Override
  public void onError(Throwable broken) {
    taker.broken();
  }
}
