package io.twospeed.mappings.copybook.options;

/** What fills text up on its right, where its value is compared. */
public enum Padding {
  SPACES,
  /** X'00', or spaces. */
  LOW_VALUES;

  public static Padding of(CodecOptions options) {
    return options.is(CodecOption.PADDING, "low-values") ? LOW_VALUES : SPACES;
  }

  /** The text without it. */
  public String strip(String text) {
    int end = text.length();
    while (end > 0 && isPad(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private boolean isPad(char c) {
    return Character.isWhitespace(c) || (this == LOW_VALUES && c == 0);
  }
}
