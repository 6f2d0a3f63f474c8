package io.twospeed.openapi.request;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** RFC 8941 strings, and what clients send instead. */
class IdempotencyKeyTest {

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(255);
  }

  private static String quoted(String key) {
    return "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Property(tries = 500)
  void everyKeyComesBackFromItsQuotes(@ForAll("keys") String key) {
    assertThat(IdempotencyKey.parse(quoted(key))).isEqualTo(key);
    assertThat(IdempotencyKey.parse(" \t" + quoted(key) + "\t ")).isEqualTo(key);
  }

  @Property(tries = 500)
  void whatIsTakenWithoutQuotesIsTheSameWithThem(@ForAll("keys") String key) {
    String bare = IdempotencyKey.parse(key);
    if (bare != null && !key.startsWith("\"")) {
      assertThat(IdempotencyKey.parse(quoted(bare))).isEqualTo(bare).isEqualTo(key.trim());
    }
  }

  @Property(tries = 500)
  void anyLineAtAllIsReadOrRefusedAndNeverTooLong(@ForAll String line) {
    String key = IdempotencyKey.parse(line);
    if (key != null) {
      assertThat(key).hasSizeBetween(1, 255).matches("[ -~]+");
    }
  }

  @Property(tries = 200)
  void nothingMayFollowTheClosingQuote(@ForAll("keys") String key, @ForAll("keys") String more) {
    if (!more.isBlank()) {
      assertThat(IdempotencyKey.parse(quoted(key) + " ;" + more)).isNull();
    }
  }

  @Example
  void whatCouldBeReadInTwoWaysIsRefused() {
    for (String line :
        new String[] {
          "",
          "  ",
          "\"\"",
          "\"",
          "\"a",
          "a\"",
          "a b",
          "a,b",
          "a;b=1",
          "a\\b",
          "\"a\\b\"",
          "\"a\", \"b\"",
          "\"\u00e9\"",
          "\u00e9",
          "\"a\u0001\"",
          "\"" + "x".repeat(256) + "\""
        }) {
      assertThat(IdempotencyKey.parse(line)).as(line).isNull();
    }
  }

  @Example
  void theDraftsOwnExampleIsRead() {
    assertThat(IdempotencyKey.parse("\"8e03978e-40d5-43dd-bc93-6894a57f9324\""))
        .isEqualTo("8e03978e-40d5-43dd-bc93-6894a57f9324");
    assertThat(IdempotencyKey.parse("\"a\\\"b\\\\c\"")).isEqualTo("a\"b\\c");
  }
}
