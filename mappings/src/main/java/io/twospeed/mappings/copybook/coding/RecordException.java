package io.twospeed.mappings.copybook.coding;

/** A record that cannot be decoded or encoded. Its message holds no customer data. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecordException(String message) {
    super(message);
  }
}
