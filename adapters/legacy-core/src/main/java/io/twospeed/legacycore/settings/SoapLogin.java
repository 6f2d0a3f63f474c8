package io.twospeed.legacycore.settings;

/**
 * Who this layer is to the core: a UsernameToken of WS-Security (OASIS Web Services Security
 * UsernameToken Profile 1.1.1) in every request.
 *
 * @param user as the core knows it
 * @param password a secret; from the environment or a file
 * @param digest whether the password travels as a digest of itself, a nonce and the time, rather
 *     than as text
 */
public record SoapLogin(String user, String password, boolean digest) {

  public SoapLogin {
    Settings.require(!user.isBlank(), "soap.login.user", "blank", "a user's name");
    Settings.require(!password.isEmpty(), "soap.login.password", "missing", "a password");
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "SoapLogin[user=%s, %s]".formatted(user, digest ? "digest" : "text");
  }
}
