package io.twospeed.mappings.copybook.source;

/**
 * A text word of the copybook, with the place it came from.
 *
 * @param text as written; a literal keeps its prefix and quotes
 * @param glued no space stands before it: what REPLACING puts side by side becomes one word
 */
public record Token(Kind kind, String text, String file, int line, boolean glued)
    implements Placed {

  /** What a token is. */
  public enum Kind {
    WORD,
    LITERAL,
    /** A period that ends an entry: one with white space after it. */
    PERIOD,
    /** {@code ==}. */
    PSEUDO,
    /** Any other character. */
    SYMBOL
  }

  public boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean sameAs(Token other) {
    return kind == other.kind
        && (kind == Kind.LITERAL ? text.equals(other.text) : text.equalsIgnoreCase(other.text));
  }

  Token glued(boolean toPrevious) {
    return new Token(kind, text, file, line, toPrevious);
  }

  Token at(Token place) {
    return new Token(kind, text, place.file, place.line, glued);
  }

  Token withText(String other) {
    return new Token(kind, other, file, line, glued);
  }

  public boolean isInteger() {
    return kind == Kind.WORD && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
