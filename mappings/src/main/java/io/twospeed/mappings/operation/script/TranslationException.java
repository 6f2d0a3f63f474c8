package io.twospeed.mappings.operation.script;

/** A request or reply that cannot be carried over. Its message holds no customer data. */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure whose cause is left out because its message may hold customer data. */
  public TranslationException(String message) {
    super(message);
  }

  /** A failure with a cause that holds no customer data either. */
  public TranslationException(String message, Throwable cause) {
    super(message, cause);
  }
}
