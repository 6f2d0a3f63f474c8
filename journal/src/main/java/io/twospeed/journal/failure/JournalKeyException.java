package io.twospeed.journal.failure;

import org.jspecify.annotations.Nullable;

/** Something kept encrypted cannot be read with the keys that are configured. */
public final class JournalKeyException extends JournalException {
  private static final long serialVersionUID = 1L;
  private final String keyId;

  public JournalKeyException(String message, String keyId, @Nullable Throwable cause) {
    super(message, cause);
    this.keyId = keyId;
  }

  /** The key it was encrypted with. */
  public String keyId() {
    return keyId;
  }
}
