package io.twospeed.mappings.copybook.syntax;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a numeric-edited picture.
 *
 * @param symbols the picture expanded; CR is C, DB is D
 * @param floating the symbol that floats, or 0
 * @param suppression Z or *, or 0
 * @param digits digits it can show
 * @param scale of them after the decimal point
 * @param signed whether it can show a minus
 * @param allSuppressed whether every digit may be suppressed: then zero is spaces, or asterisks
 */
public record EditedPicture(
    String symbols,
    char floating,
    char suppression,
    int digits,
    int scale,
    boolean signed,
    boolean allSuppressed) {

  private static final Pattern ALLOWED = Pattern.compile("[Z*9+$B0/,-]*([.V][Z*9+$B0/,-]*)?[CD]?");

  public static @Nullable EditedPicture of(String symbols) {
    int plus = count(symbols, "+");
    int minus = count(symbols, "-");
    int currency = count(symbols, "$");
    int signs = Math.max(plus, minus);
    int credits = count(symbols, "CD");
    char floating = signs > 1 ? (plus > 1 ? '+' : '-') : currency > 1 ? '$' : 0;
    int stars = count(symbols, "*");
    int zeds = count(symbols, "Z");
    boolean oneKind =
        Math.min(plus, minus) == 0
            && (signs < 2 || currency == 0)
            && (floating == 0 || stars + zeds == 0)
            && Math.min(stars, zeds) == 0
            && (signs == 0 || credits == 0)
            && credits <= 1;
    boolean insertion = signs + currency + credits + stars + zeds > 0;
    boolean decorated = insertion || count(symbols, ".,B0/") > 0;
    if (!oneKind
        || !decorated
        || !ALLOWED.matcher(symbols).matches()
        || !ordered(symbols, floating)) {
      return null;
    }
    String digitSymbols = "Z*9" + (floating == 0 ? "" : floating);
    int digits = count(symbols, digitSymbols) - (floating == 0 ? 0 : 1);
    int point = Math.max(symbols.indexOf('.'), symbols.indexOf('V'));
    int scale = point < 0 ? 0 : count(symbols.substring(point), digitSymbols);
    boolean all = count(symbols, "9") == 0 && (floating != 0 || stars + zeds > 0);
    char suppression = stars > 0 ? '*' : zeds > 0 ? 'Z' : 0;
    return digits < 1 || digits > 31
        ? null
        : new EditedPicture(
            symbols, floating, suppression, digits, scale, signs + credits > 0, all);
  }

  /** What is suppressed or floats comes before what is not; a single sign is first or last. */
  private static boolean ordered(String symbols, char floating) {
    String suppressing = "Z*" + (floating == 0 ? "" : floating);
    boolean nine = false;
    boolean suppressedAfterPoint = true;
    boolean point = false;
    for (char c : symbols.replaceAll("[B0/,]", "").toCharArray()) {
      boolean suppresses = suppressing.indexOf(c) >= 0;
      if (suppresses && nine) {
        return false;
      }
      if (point && !suppresses && c == '9') {
        suppressedAfterPoint = false;
      }
      nine |= c == '9';
      point |= c == '.' || c == 'V';
    }
    // ZZ.Z9 is none: after the point all digits are suppressed, or none is.
    int at = Math.max(symbols.indexOf('.'), symbols.indexOf('V'));
    String fraction = at < 0 ? "" : symbols.substring(at);
    boolean mixed = !suppressedAfterPoint && count(fraction, suppressing) > 0;
    return !mixed
        && singleSignAtAnEnd(symbols, floating)
        && singleCurrencyFirst(symbols, floating)
        && floatsBeforeThePoint(symbols, floating, at);
  }

  private static boolean singleCurrencyFirst(String symbols, char floating) {
    int at = symbols.indexOf('$');
    return floating == '$' || at < 0 || count(symbols.substring(0, at), "B0/,+-") == at;
  }

  /** Two symbols at least make a string that floats, and its first stands for no digit. */
  private static boolean floatsBeforeThePoint(String symbols, char floating, int point) {
    String whole = point < 0 ? symbols : symbols.substring(0, point);
    return floating == 0 || count(whole, String.valueOf(floating)) > 1;
  }

  private static boolean singleSignAtAnEnd(String symbols, char floating) {
    if (floating == '+' || floating == '-') {
      return true;
    }
    int sign = Math.max(symbols.indexOf('+'), symbols.indexOf('-'));
    return sign <= 0 || sign == symbols.length() - 1;
  }

  private static int count(String symbols, String which) {
    return (int) symbols.chars().filter(c -> which.indexOf(c) >= 0).count();
  }
}
