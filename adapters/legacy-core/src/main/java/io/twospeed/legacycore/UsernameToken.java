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
  private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
  private static final String PROFILE = OASIS + "username-token-profile-1.0#";
  private static final String HEADER =
      "<soap:Header><wsse:Security soap:mustUnderstand=\"1\" xmlns:wsse=\""
          + OASIS
          + "wssecurity-secext-1.0.xsd\" xmlns:wsu=\""
          + OASIS
          + "wssecurity-utility-1.0.xsd\"><wsse:UsernameToken><wsse:Username>%s</wsse:Username>"
          + "<wsse:Password Type=\""
          + PROFILE
          + "%s\">%s</wsse:Password><wsse:Nonce EncodingType=\""
          + OASIS
          + "soap-message-security-1.0#Base64Binary\">%s</wsse:Nonce>"
          + "<wsu:Created>%s</wsu:Created></wsse:UsernameToken></wsse:Security></soap:Header>";
  private static final int NONCE_BYTES = 16;
  private static final byte[] NONE = {};

  private final @Nullable SoapLogin login;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A writer of headers.
   *
   * @param login null: the core asks for none
   */
  UsernameToken(@Nullable SoapLogin login, Clock clock) {
    this.login = login;
    this.clock = clock;
  }

  /** UTF-8; empty where the core asks for none. */
  byte[] header() {
    SoapLogin as = login;
    if (as == null) {
      return NONE;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return header(as, nonce, created).getBytes(StandardCharsets.UTF_8);
  }

  static String header(SoapLogin as, byte[] nonce, String created) {
    return HEADER.formatted(
        escaped(as.user()),
        as.digest() ? "PasswordDigest" : "PasswordText",
        as.digest() ? digest(nonce, created, as.password()) : escaped(as.password()),
        base64(nonce),
        created);
  }

  /** Base64(SHA-1(nonce + created + password)): the profile's section 3.1, which knows no other. */
  private static String digest(byte[] nonce, String created, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(nonce);
      sha1.update(created.getBytes(StandardCharsets.UTF_8));
      return base64(sha1.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
