package io.twospeed.base.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What could try for ever without a look at the text is no pattern; others mean what they meant.
 */
class BoundedRegexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:(?:){2000000000}){2000000000}",
        "(?x)(?:(?:){2 000 000 000}){2 000 000 000}",
        "(?i-s:(?mx:(?:){2 0}))",
        "(?:$){20000}",
        "\\b{20000}",
        "\\b{g}{20000}",
        "()\\1{20000}",
        "(?<a>)\\k<a>{20000}",
        "(?=a){20000}",
        "(?:a?){20000}",
        "(?:a*|[}\\]{]){20000}",
        "(?:\\Q\\E){20000}",
        "(?:(?:a?){100}){101}",
        "[a[b\\]]&&[^c]](?:){20000}",
        "\\p{L}\\x{41}\\cX(?:){99999999999999999999}",
        "a{1,2147483647}",
        "(?:(?:a{1000}){1000}){1000}",
      })
  void whatRepeatsTooOftenIsTooMuch(String regex) {
    assertThatThrownBy(() -> BoundedRegex.compile(regex, 0))
        .isInstanceOf(BoundedRegex.TooMuch.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 1000})
  void aChoiceBetweenNothingAndNothingDoublesEachTime(int times) {
    assertThatThrownBy(() -> BoundedRegex.compile("(?:|)".repeat(times) + "x", 0))
        .isInstanceOf(BoundedRegex.TooMuch.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{5}", "a{2}{3}", "\\Q\\E{5}", "a{2}\\Q\\E{3}", "(", "[a", "a{", "[]a]", "\\"})
  void whatJavaWouldReadInAnotherWayIsNone(String regex) {
    assertThatThrownBy(() -> BoundedRegex.compile(regex, 0))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$",
        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$",
        "^(?!\\s*$)(?:a|b|cc)+?(?<n>x*)\\k<n>$",
        "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
        "\\Qa.b{3}\\E+[\\Q[]\\E]",
        "(?i)(a(b(c|)|)|){0,3}[a-z&&[^q]]?",
        "^.{0,65535}$",
        "(\\s*[a-z]*){1,50}",
        "[^\\]\\[{}]{1,3}\\p{Lu}\\x{1F600}?\\101\\cA|\\R",
      })
  void otherPatternsMeanWhatTheyMeant(String regex) {
    Pattern bounded = BoundedRegex.compile(regex, 0).pattern();
    for (String text : List.of("", "abcab", "DE89370400440532013000", "-1.5e3", "a.b{3}[", "\n")) {
      assertThat(bounded.matcher(text).find())
          .isEqualTo(Pattern.compile(regex).matcher(text).find());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*(?:){100}b", "a*(?:|){5}(?:|)(?:|)(?:|)(?:|)$"})
  void whereMuchIsTriedBetweenTwoLooksALookCountsMore(String regex) {
    assertThat(BoundedRegex.compile(regex, 0).unitsPerLook()).isGreaterThan(1);
  }
}
