package io.twospeed.base.jslt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.ResourceResolver;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A metered expression means what it meant, and ends. */
class BoundedJsltTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String INPUT =
      """
      {"a": 3, "b": "text, more", "c": [1, 2, 3, 4, 5], "d": {"x": 1, "y": {"z": [true]}},
       "e": [{"k": "p", "v": 1}, {"k": "q", "v": 2}], "n": null, "deep": [[1], [2, [3]]]}
      """;

  private static final ResourceResolver IMPORTS =
      name -> {
        if (!name.equals("m.jslt")) {
          throw new JsltException("no import");
        }
        return new StringReader(
            "let base = 10\ndef twice(x) $x + $x\ndef sum3(a, b, c) $a + $b * $c - $base\n");
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        ".a + 1",
        ".a - 1 - 1",
        ".a * 2 + 3 * 4 - 6 / 2",
        "10 - 2 - 3 + 4 * 2 / 4",
        "1 + 2 // a comment + more\n + 3",
        "\"x\" * 3 + .b",
        ".b + .a + .c",
        "{\"p\": .a, \"q\" : {* : .}, \"d\": { \"x\": 2, * - z : . }}",
        "{\"d\": {\"y\": {* : .}, \"w\": [for (.c) . * 2 if (. > 2)]}}",
        "[for (.c) let d = . * 2 {\"v\": $d} if ($d > 4)]",
        "[for (.d) .key + \"=\" + string(.value)]",
        "{for (.e) .k : .v + 1 if (.v > 1)}",
        "{for (.e) let w = .v * 2 .k + \"!\" : $w}",
        ".c[0] + .c[-1]",
        ".c[1 : 3]",
        ".c[1 : ][0 : 2][1]",
        ".b[0 : 4] + .b[6 :]",
        ".e[0].k + .e[1].\"k\"",
        ".deep[1][1][0]",
        "if (.a > 2 and .b == \"text, more\" or false) \"yes\" else \"no\"",
        "if (not(.n)) let q = .a + 1 $q else let r = 2 $r",
        "def f(n) if ($n <= 1) 1 else $n * f($n - 1) f(5)",
        "def g(x, y) let z = $x + $y [$z, $z] g(1, 2)",
        "let t = {\"A\": 1, \"B\": [1, 2, {\"c\": null}]} $t.B[1] + get-key($t, \"A\")",
        "import \"m.jslt\" as m m:twice(.a) + m:sum3(1, 2, 3)",
        "m:twice(2)",
        ".c | .[0] | . + 1",
        "(.a + 1) * (2 - 3)",
        "fallback(.n, .x, .b)",
        "capture(.b, \"(?<w>[a-z]+), (?<v>.*)\")",
        "test(.b, \"t.xt\")",
        "split(.b, \", *\")",
        "replace(.b, \"t\", \"__\")",
        "join(.c, \"-\") + join(.c, \"\")",
        "contains(.a, .c) and contains(\"ex\", .b)",
        "flatten(.deep) + [sum(.c), size(.b), mod(7, 3)]",
        "from-json(to-json(.)) == .",
        ". == {\"a\": 1} or .c != [1]",
        "zip(.c, .c)[0 : 2]",
        "uppercase(.b) + lowercase(\"ABC\") + trim(\" a \")",
        "{\"a b\" : \"\\\"+*\\\"\", \"u\": \"\\u0041\" + 1}",
        "[]",
        "{}",
        "null",
        "[1, [2, {\"a\": {}}], \"x\"]",
        "index-of(.c, 3) + round(2.6) + number(\"12\")",
        "{\"empty\": [], \"nothing\": {}, \"n\": .n}",
        "\t.a\t+\t1",
        ".a\r\n+ 1",
        "error(\"x\")",
        ".b - 1",
        "[for (.a) .]",
        "1 +",
        "def f(",
        "nope(1)",
        "test(.b, \"[\")",
        ".a[",
      })
  void meansWhatItMeantWithoutTheBounds(String jslt) throws JsonProcessingException {
    JsonNode input = JSON.readTree(INPUT);
    assertThat(outcome(() -> plain(jslt).apply(Map.of(), input)))
        .isEqualTo(outcome(() -> bounded(jslt).apply(Map.of(), input)));
  }

  private interface Attempt {
    JsonNode get();
  }

  private static String outcome(Attempt attempt) {
    try {
      return attempt.get().toString();
    } catch (JsltException e) {
      return "fails at line " + e.getLine();
    }
  }

  private static Expression plain(String jslt) {
    return new Parser(new StringReader(jslt))
        .withSource("s")
        .withResourceResolver(IMPORTS)
        .withObjectFilter(each -> true)
        .compile();
  }

  private static BoundedJslt bounded(String jslt) {
    return BoundedJslt.compile("s", jslt, List.of(), IMPORTS, each -> true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(x, n) if ($n == 0) $x else f($x + $x, $n - 1) f(\"x\", 40)",
        "def f(x, n) if ($n == 0) $x else f([$x, $x], $n - 1) f(\"x\", 60)",
        "def f(x, n) if ($n == 0) $x else f({\"a\": $x, \"b\": $x}, $n - 1) f(\"x\", 60)",
        "def f(x, n) if ($n == 0) $x else f($x + $x, $n - 1) f([1], 40)",
        "def f(x, n) if ($n == 0) size($x) else f([$x], $n - 1) f(1, 900)",
        "def f(n) if ($n == 0) 1 else f($n - 1) + f($n - 1) f(60)",
        "def f(n) if ($n == 0) false else f($n - 1) or f($n - 1) f(60)",
        "def f(n) let a = if ($n > 0) f($n - 1) let b = if ($n > 0) f($n - 1) 1 f(60)",
        "def f(n) f($n + 1) f(0)",
        "def f(n) g($n) def g(n) f($n) f(0)",
        "\"x\" * 1000000000",
        "let x = \"x\" * 100000 let y = $x * 100000 \"z\"",
        "1000000000 * $text",
        "\"x\" * 4000000 + \"x\" * 4000000 + \"x\" * 4000000",
        "\"\" * 2000000000",
        "[for (.many) 1 if (size([for ($many) . if (size([for ($many) 1 if (false)]) > 0)]) > 0)]",
        "[for (.many) [for ($many) [for ($many) 1]]]",
        "{for (.many) string(.) : {for ($many) string(.) : [for ($many) .]}}",
        "size({for (.many) let a = [for ($many) let b = [for ($many) 1 if (false)] 1] \"k\" : 1})",
        "[for (.many) [for ($many) $text[1 : ]]]",
        "[for (.many) size($text[1 : ][0 : 1])]",
        "[for (.many) size([for ($many) $text == $text + \"\"])]",
        "[for (.many) [for ($many) $text < $text]]",
        "[for (.many) [for ($many) {* : null}]]",
        "replace($text, \"x\", $text)",
        "join([for (.many) \"\"], $text)",
        "test($text + \"!\", \"(x+x+)+y\")",
        "test($text + \"!\", \"(x|xx)+y\")",
        "capture($text + \"!\", \"(?<a>(x*)*)y\")",
        "split($text + \"!\", \"(x+)+y\")",
        "replace($text + \"!\", \"(x+)+y\", \"z\")",
        "def f(x, n) if ($n == 0) $x else f(to-json($x), $n - 1) f(\"\\\"\", 60)",
        "def f(x, n) if ($n == 0) $x else f(string([$x, $x]), $n - 1) f(\"\\\"\", 60)",
        "def f(x, n) if ($n == 0) to-json($x) else f([$x, $x], $n - 1) f(1, 60)",
        "def f(x, n) if ($n == 0) $x == $x else f([$x, $x], $n - 1) f(1, 60)",
        "def f(x, n) if ($n == 0) flatten($x) else f([$x, $x], $n - 1) f(1, 60)",
        "def f(x, n) if ($n == 0) error($x) else f([$x, $x], $n - 1) f(1, 60)",
        "def f(x, n) if ($n == 0) $x < 1 else f([$x, $x], $n - 1) f(1, 60)",
        "def f(x, n) if ($n == 0) $x - 1 else f([$x, $x], $n - 1) f(1, 60)",
        "number(\"1\" * 3000000)",
        "from-json(\"[\" * 900 + \"]\" * 900)",
        "[for (.many) [for ($many) format-time(now(), \"yyyy-MM-dd\")]]",
        "[for (.many) [for ($many) sha256-hex(.)]]",
        "[for (.many) [for ($many) test(\"a\", \"a\" + string(.))]]",
      })
  void endsByABoundAndSoon(String jslt) throws JsonProcessingException {
    ObjectNode input = (ObjectNode) JSON.readTree(INPUT);
    JsonNode many = JSON.readTree("[" + "\"v\",".repeat(2000) + "\"v\"]");
    Map<String, JsonNode> variables =
        Map.of("many", many, "text", TextNode.valueOf("x".repeat(100_000)));
    input.set("many", many);
    long start = System.nanoTime();
    assertThatThrownBy(() -> bounded(jslt).apply(variables, input))
        .isInstanceOf(JsltBoundException.class)
        .hasMessageStartingWith("the expression ")
        .hasMessageContaining("; expected ")
        .hasMessageNotContainingAny("xxx", "111");
    // Far above what a bound takes, and far below what these take without one.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aPatternThatTriesForEverIsRefusedWhereItIsWrittenOutAndWhereItIsMade() {
    String forEver = "(?:(?:){2000000000}){2000000000}";
    assertThatThrownBy(() -> bounded("[\n  test(., \"" + forEver + "\")]"))
        .isInstanceOf(JsltException.class)
        .hasMessageContaining("a regular expression that repeats more than 100000 times")
        .extracting(each -> ((JsltException) each).getLine())
        .isEqualTo(2);
    assertThatThrownBy(() -> bounded("test(\"\", .)").apply(Map.of(), TextNode.valueOf(forEver)))
        .isInstanceOf(JsltBoundException.class)
        .hasMessageStartingWith("the expression has a regular expression that repeats more");
  }

  @Test
  void aFailureOfTheJdkQuotesNoValue() {
    assertThatThrownBy(
            () -> bounded("number(.)").apply(Map.of(), TextNode.valueOf("1".repeat(100) + "x")))
        .isInstanceOf(JsltException.class)
        .hasMessage("a value is not what a function takes");
  }

  @Test
  void theMetersOwnNamesAreNotForExpressions() {
    assertThatThrownBy(() -> bounded("def metered-made(x) 1\n[for (.c) .]"))
        .hasMessageContaining("the name 'metered-made' is reserved");
  }

  @Test
  void anExpressionNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> bounded("[".repeat(100_000) + "]".repeat(100_000)))
        .isInstanceOf(JsltException.class);
  }
}
