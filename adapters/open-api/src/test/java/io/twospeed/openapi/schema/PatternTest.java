package io.twospeed.openapi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns as ECMA-262 reads them, and what is said of those that are not taken. */
class PatternTest {
  private static BoundedPattern pattern(String regex) throws BoundedPattern.Refused {
    return new BoundedPattern.Factory().of(regex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"})
  void theEndIsTheEndAndNoLineBreakBeforeIt(String lineBreak) throws Exception {
    for (String end : new String[] {"^[A-Z]{3}$", "^EUR$", "(^EUR$|^USD$)", "EUR(?=$)"}) {
      assertThat(pattern(end).matches("EUR")).isTrue();
      assertThat(pattern(end).matches("EUR" + lineBreak)).isFalse();
      assertThat(pattern("^(EUR)").matches(lineBreak + "EUR")).isFalse();
    }
  }

  @Test
  void classesAreThoseOfEcma() throws Exception {
    assertThat(pattern("^\\s$").matches("\u00a0")).isTrue();
    assertThat(pattern("^\\s$").matches("\ufeff")).isTrue();
    assertThat(pattern("^\\s$").matches("\u0085")).isFalse();
    assertThat(pattern("^\\d$").matches("\u0661")).isFalse();
    assertThat(pattern("^\\w$").matches("\u00e9")).isFalse();
    assertThat(pattern("\\bb\\b").matches("\u00e9b")).isTrue();
    assertThat(pattern("^.$").matches("\u0085")).isTrue();
    assertThat(pattern("^.$").matches("\ud83d\ude00")).isTrue();
    assertThat(pattern("^[^\ud83d\ude00]$").matches("\ud83d\ude00")).isFalse();
    assertThat(pattern("[^\ud83d\ude00]$").matches("\ud83d\ude00")).isFalse();
    assertThat(pattern("^[a&&b]$").matches("&")).isTrue();
    assertThat(pattern("^[a[b]$").matches("[")).isTrue();
    assertThat(pattern("^\\p{Script=Greek}$").matches("\u03b1")).isTrue();
  }

  /** As real contracts have them, and the flag u has not. */
  @ParameterizedTest
  @CsvSource({
    "^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2;4}$,a.b-c@x-y.zz",
    "^\\d{4}\\-\\d{2}$,2026-01",
    "^\\@\\_\\:\\#$,@_:#",
    "^{x}$,{x}",
    "^]$,]"
  })
  void whatTheOlderGrammarGivesOneMeaningIsTaken(String regex, String text) throws Exception {
    assertThat(pattern(regex.replace(';', ',')).matches(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\Aa           | \\A, which is no escape of ECMA-262, at character 2",
        "a\\z           | \\z, which is no escape of ECMA-262, at character 3",
        "\\Qa\\E        | \\Q, which is no escape of ECMA-262, at character 2",
        "[              | a character class that does not end at character 1",
        "(a             | a group that does not end at character 1",
        "a)             | a ) that closes nothing at character 2",
        "(?i)a          | a group that ECMA-262 has not, such as (?i) or (?>, at character 1",
        "(?>a)          | a group that ECMA-262 has not, such as (?i) or (?>, at character 1",
        "[[:alpha:]]    | a class by name as POSIX has it at character 1",
        "a++            | a repetition of a repetition at character 3",
        "*a             | a repetition of nothing at character 1",
        "^*             | a repetition of what reads nothing at character 2",
        "a{3,2}         | a repetition of at most less than at least at character 2",
        "[z-a]          | a range that ends before it begins at character 2",
        "\\x4           | \\x without two hexadecimal digits at character 2",
        "\\u12          | \\u without four hexadecimal digits at character 2",
        "\\u{110000}    | \\u{} of no character at character 2",
        "\\u{41         | \\u{ that does not end at character 4",
        "\\c1           | \\c without a letter at character 2",
        "\\01           | \\0 before a digit at character 2",
        "\\pL           | \\p without braces at character 2",
        "\\             | a backslash with nothing behind it at character 1",
        "(?<1>a)        | a group's name that is none, or given twice, at character 1",
        "\\p{Emoji}     | the property Emoji at character 2 is not taken",
        "\\p{IsLatin}   | the property IsLatin at character 2 is not taken",
        "(a)?\\1        | a backreference to a group that may be unset at character 5 is not taken",
        "\\k<a>         | a backreference to a group that may be unset at character 1 is not taken",
        "(?<=a+)b       | a lookbehind without a longest match at character 6 is not taken",
        "(\\b){2}        | a counted repetition of an assertion at character 1 is not taken",
        "a{9999999999}  | so large a repetition at character 2 is not taken",
      })
  void whatIsNotTakenIsSaidByItsName(String regex, String said) {
    assertThatThrownBy(() -> pattern(regex))
        .isInstanceOf(BoundedPattern.Refused.class)
        .hasMessage(said);
  }

  @Test
  void groupsWithoutEndAreNotTaken() {
    assertThatThrownBy(() -> pattern("(".repeat(5000) + ")".repeat(5000)))
        .hasMessage("nesting deeper than 100 levels at character 101 is not taken");
  }

  @ParameterizedTest
  @CsvSource({
    "(\\d)x\\1,1x1,1x2",
    "^(?<q>[!:])a\\k<q>$,!a!,!a:",
    "^\\d{4}(-?)\\d{2}\\1\\d{2}$,2026-01-02,2026-0102"
  })
  void aBackreferenceToAGroupThatIsSetIsTaken(String regex, String fits, String not)
      throws Exception {
    assertThat(pattern(regex).matches(fits)).isTrue();
    assertThat(pattern(regex).matches(not)).isFalse();
  }
}
