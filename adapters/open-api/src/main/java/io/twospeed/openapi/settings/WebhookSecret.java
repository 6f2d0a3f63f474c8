package io.twospeed.openapi.settings;

import java.util.Base64;

/** A secret as Standard Webhooks writes it: {@code whsec_} and the base64 of 24 to 64 bytes. */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";

  private WebhookSecret() {}

  static boolean isOne(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return false;
    }
    try {
      int bytes = key(secret).length;
      return bytes >= 24 && bytes <= 64;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  public static byte[] key(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }
}
