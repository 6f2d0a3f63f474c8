package io.twospeed.openapi.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Ids nobody can guess, 32 lower-case hexadecimal digits; the generator is asked by the block. */
public final class RandomIds {
  private static final int ID_BYTES = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<RandomIds> OF_THREAD = ThreadLocal.withInitial(RandomIds::new);

  private final byte[] block = new byte[64 * ID_BYTES];
  private int next = block.length;

  private RandomIds() {}

  public static String next() {
    return OF_THREAD.get().take();
  }

  private String take() {
    if (next == block.length) {
      RANDOM.nextBytes(block);
      next = 0;
    }
    byte[] hex = new byte[2 * ID_BYTES];
    for (int i = 0; i < ID_BYTES; i++) {
      byte b = block[next + i];
      block[next + i] = 0;
      hex[2 * i] = HEX[(b >> 4) & 15];
      hex[2 * i + 1] = HEX[b & 15];
    }
    next += ID_BYTES;
    return new String(hex, StandardCharsets.ISO_8859_1);
  }
}
