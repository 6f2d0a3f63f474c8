package io.twospeed.journal.encryption;

import io.twospeed.journal.failure.JournalKeyException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with a random 96-bit nonce in front (NIST SP 800-38D). What a value is and whose it is
 * goes in as associated data: a value moved to another row or column does not open.
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final JournalKeys keys;
  private final SecureRandom random = new SecureRandom();

  public Sealer(JournalKeys keys) {
    this.keys = keys;
  }

  public Sealed seal(String what, String whose, byte[] clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.active(), nonce, what, whose);
      byte[] secret = cipher.doFinal(clear);
      byte[] all = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
      return new Sealed(keys.active(), all);
    } catch (GeneralSecurityException e) {
      throw refused(what, whose, keys.active(), e);
    }
  }

  public byte[] open(String what, String whose, Sealed sealed) {
    byte[] all = sealed.bytes();
    // One that is cut short fails as one that was altered does: by its tag.
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] secret = Arrays.copyOfRange(all, Math.min(NONCE_BYTES, all.length), all.length);
    try {
      return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, what, whose).doFinal(secret);
    } catch (GeneralSecurityException e) {
      throw refused(what, whose, sealed.keyId(), e);
    }
  }

  private Cipher cipher(int mode, String keyId, byte[] nonce, String what, String whose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((what + ' ' + whose).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static JournalKeyException refused(
      String what, String whose, String keyId, GeneralSecurityException cause) {
    return new JournalKeyException(
        "The %s of %s does not open with key %s: another key under the same id, or a changed row"
            .formatted(what, whose, keyId),
        keyId,
        cause);
  }
}
