package io.twospeed.legacycore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes the header of WS-Security, new for every request. Safe for many threads. */
final class UsernameToken {
  private static final int NONCE_BYTES = 16;
  private static final byte[] NONE = {};

  private final @Nullable SoapLogin login;
  private final SecurityHeader.@Nullable Writer writer;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A writer of headers.
   *
   * @param login null: the core asks for none
   */
  UsernameToken(@Nullable SoapLogin login, Clock clock) {
    this.login = login;
    this.writer = login == null ? null : new SecurityHeader.Writer();
    this.clock = clock;
  }

  /** UTF-8; empty where the core asks for none. */
  byte[] header() {
    SoapLogin as = login;
    SecurityHeader.Writer by = writer;
    if (as == null || by == null) {
      return NONE;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return by.write(header(as, nonce, created)).getBytes(StandardCharsets.UTF_8);
  }

  static SecurityHeader header(SoapLogin as, byte[] nonce, String created) {
    String password = as.digest() ? digest(nonce, created, as.password()) : as.password();
    return new SecurityHeader(
        new SecurityHeader.Token(
            as.user(),
            new SecurityHeader.Typed(as.digest() ? "PasswordDigest" : "PasswordText", password),
            new SecurityHeader.Encoded(nonce),
            created));
  }

  /** Base64(SHA-1(nonce + created + password)): the profile's section 3.1, which knows no other. */
  private static String digest(byte[] nonce, String created, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(nonce);
      sha1.update(created.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(sha1.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
