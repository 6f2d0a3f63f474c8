package io.twospeed.journal;

/** Something encrypted, and by which key. */
final class Sealed {
  private final String keyId;
  private final byte[] bytes;

  Sealed(String keyId, byte[] bytes) {
    this.keyId = keyId;
    this.bytes = bytes;
  }

  String keyId() {
    return keyId;
  }

  byte[] bytes() {
    return bytes;
  }
}
