package io.twospeed.journal.encryption;

/** Something encrypted, and by which key. */
public final class Sealed {
  private final String keyId;
  private final byte[] bytes;

  public Sealed(String keyId, byte[] bytes) {
    this.keyId = keyId;
    this.bytes = bytes;
  }

  public String keyId() {
    return keyId;
  }

  public byte[] bytes() {
    return bytes;
  }
}
