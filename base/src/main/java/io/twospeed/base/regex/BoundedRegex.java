package io.twospeed.base.regex;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that somebody else wrote. {@link Pattern} tries without looking at the text
 * wherever a part matches nothing: {@code (?:(?:){2000000000}){2000000000}} holds a thread for
 * ever, and no text that counts its looks ends it. So what it may try between two looks is reckoned
 * before it is compiled, and bounded. Safe for many threads.
 *
 * @param pattern compiled
 * @param unitsPerLook what one look at the text counts: more where much is tried between two
 */
public record BoundedRegex(Pattern pattern, int unitsPerLook) {
  private static final int MOST_CHARACTERS = 10_000;
  private static final int TRIES_PER_UNIT = 32;

  /**
   * Compiles a regular expression.
   *
   * @param flags of {@link Pattern}, but COMMENTS and LITERAL
   * @throws TooMuch where it is one, but goes beyond a bound
   * @throws PatternSyntaxException where it is none
   */
  public static BoundedRegex compile(String regex, int flags) {
    if (regex.length() > MOST_CHARACTERS) {
      throw new TooMuch("longer than " + MOST_CHARACTERS + " characters");
    }
    String unquoted = RegexTries.unquoted(regex);
    long tries = tries(regex, unquoted);
    return new BoundedRegex(Pattern.compile(unquoted, flags), (int) (1 + tries / TRIES_PER_UNIT));
  }

  private static long tries(String regex, String unquoted) {
    try {
      return new RegexTries(unquoted).most();
    } catch (TooMuch much) {
      throw much;
    } catch (PatternSyntaxException broken) {
      // Java says best what is wrong, where it thinks so too.
      var unused = Pattern.compile(regex);
      throw broken;
    }
  }

  /** A regular expression that could try for ever. Its description says which bound it exceeds. */
  public static final class TooMuch extends PatternSyntaxException {
    private static final long serialVersionUID = 1L;

    TooMuch(String what) {
      super("a regular expression " + what, "", -1);
    }
  }
}
