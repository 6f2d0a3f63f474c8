package io.twospeed.legacycore.soap;

import io.twospeed.legacycore.settings.SoapLogin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the header of WS-Security, new for every request: who asks, and until when the core may
 * act on it. Safe for many threads.
 */
final class SecurityHeaders {
  private static final int NONCE_BYTES = 16;
  private static final byte[] NONE = {};

  private final @Nullable SoapLogin login;
  private final boolean expires;
  private final SecurityHeader.@Nullable Writer writer;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A writer of headers.
   *
   * @param login null: the core asks for none
   * @param expires whether the core is told when a request's time is over
   */
  SecurityHeaders(@Nullable SoapLogin login, boolean expires, Clock clock) {
    this.login = login;
    this.expires = expires;
    this.writer = login == null && !expires ? null : new SecurityHeader.Writer();
    this.clock = clock;
  }

  /**
   * The header of a request that is sent now.
   *
   * @param leftMillis what is left of its time; asked after the clock, so that a stop between the
   *     two makes the time shorter, never longer
   * @return UTF-8; empty where the core asks for none and is told nothing
   */
  byte[] header(LongSupplier leftMillis) {
    SecurityHeader.Writer by = writer;
    if (by == null) {
      return NONE;
    }
    Instant now = clock.instant();
    String created = text(now);
    SecurityHeader header =
        new SecurityHeader(
            expires
                ? new SecurityHeader.Timestamp(
                    created, text(now.plusMillis(leftMillis.getAsLong())))
                : null,
            login == null ? null : token(login, nonce(), created));
    return by.write(header).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }

  static SecurityHeader.Token token(SoapLogin as, byte[] nonce, String created) {
    String password = as.digest() ? digest(nonce, created, as.password()) : as.password();
    return new SecurityHeader.Token(
        as.user(),
        new SecurityHeader.Typed(as.digest() ? "PasswordDigest" : "PasswordText", password),
        new SecurityHeader.Encoded(nonce),
        created);
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
