package io.twospeed.mappings.operation;

/** A request or reply that cannot be carried over. Its message holds no customer data. */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TranslationException(String message, Throwable cause) {
    super(message, cause);
  }
}
