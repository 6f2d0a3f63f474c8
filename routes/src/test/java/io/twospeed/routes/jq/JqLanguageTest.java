package io.twospeed.routes.jq;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.routes.TestHost;
import io.twospeed.routes.step.StepRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What jq gives, and that it gives up in time. */
class JqLanguageTest {
  /** The stated time, and room for a machine that does something else meanwhile. */
  private static final Duration IN_TIME = JqWork.MOST_TIME.multipliedBy(5);

  private static final String GIVEN =
      """
      .a.b                                    <- {"a": {"b": 1}}           -> 1
      [.[] | select(.n > 1) | .n]             <- [{"n": 1}, {"n": 2}]      -> [2]
      map(. + 1)                              <- [1, 2]                    -> [2, 3]
      add                                     <- [1, 2, 3]                 -> 6
      def twice(f): f | f; twice(. * 2)       <- 3                         -> 12
      to_entries                              <- {"a": 1}                  -> [{"key": "a", "value": 1}]
      with_entries(.value += 1)               <- {"a": 1}                  -> {"a": 2}
      map_values(. * 2)                       <- {"a": 1}                  -> {"a": 2}
      .a[1].b = 5                             <- {}                        -> {"a": [null, {"b": 5}]}
      .a |= . + 1                             <- {"a": 1}                  -> {"a": 2}
      del(.a)                                 <- {"a": 1, "b": 2}          -> {"b": 2}
      [limit(3; range(10))]                   <- null                      -> [0, 1, 2]
      "a\\(.n)b"                              <- {"n": 7}                  -> "a7b"
      sort_by(.n)                             <- [{"n": 2}, {"n": 1}]      -> [{"n": 1}, {"n": 2}]
      group_by(.k)                            <- [{"k": 1}, {"k": 1}]      -> [[{"k": 1}, {"k": 1}]]
      try error("x") catch .                  <- null                      -> "x"
      .a // 5                                 <- {}                        -> 5
      reduce .[] as $x (0; . + $x)            <- [1, 2]                    -> 3
      [foreach .[] as $x (0; . + $x)]         <- [1, 2]                    -> [1, 3]
      . as [$a, {b: $c}] | $a + $c            <- [1, {"b": 2}]             -> 3
      @base64                                 <- "ab"                      -> "YWI="
      @base64d                                <- "YWI="                    -> "ab"
      if . > 1 then "a" else "b" end          <- 2                         -> "a"
      until(. > 100; . * 2)                   <- 1                         -> 128
      [recurse]                               <- [1]                       -> [[1], 1]
      ascii_downcase                          <- "AB"                      -> "ab"
      [paths]                                 <- {"a": 1}                  -> [["a"]]
      flatten                                 <- [1, [2, [3]]]             -> [1, 2, 3]
      tojson                                  <- [1]                       -> "[1]"
      [.[:2], .[-1]]                          <- [1, 2, 3]                 -> [[1, 2], 3]
      test("B+"; "i")                         <- "abbc"                    -> true
      [match("b(c)?"; "g") | .offset]         <- "abcb"                    -> [1, 3]
      capture("(?<y>[0-9]+)-(?<m>[0-9]+)")    <- "2026-03"                 -> {"y": "2026", "m": "03"}
      capture("(a)(?<b>b)(c)(?<d>d)?")        <- "abc"                     -> {"b": "b", "d": null}
      [scan("[a-c]")]                         <- "axb"                     -> ["a", "b"]
      gsub("(?<c>[bd])"; "<" + .c + ">")      <- "abd"                     -> "a<b><d>"
      sub("x"; "y")                           <- "axx"                     -> "ayx"
      [splits(", *")]                         <- "a, b,c"                  -> ["a", "b", "c"]
      split(",")                              <- "a,b"                     -> ["a", "b"]
      [match("é"; "g") | .offset]             <- "\\ud83d\\ude00é"         -> [1]
      "x" * 3                                 <- null                      -> "xxx"
      [.[] as {$a} | $a]                      <- [{"a": 1}]                -> [1]
      .. | numbers                            <- [[5]]                     -> 5
      """;

  static Stream<List<String>> given() {
    return GIVEN.lines().map(line -> List.of(line.split(" +<- +| +-> +", -1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("given")
  void itGivesWhatJqGives(List<String> line) {
    assertThat(run(line.get(0), json(line.get(1)))).containsExactly(json(line.get(2)));
  }

  private static List<JsonNode> run(String expression, JsonNode input) {
    return JqProgram.compile(expression).run(input, null);
  }

  static Stream<String> thatWouldNeverEnd() {
    return """
        "x" * 1000000000
        1000000000 * "x"
        "x" * 1e300
        ("x" * 1000000) | [limit(1000; repeat(.))] | add
        ("x" * 100000) as $x | [range(100000)] | map($x) | add
        [range(1e12)]
        range(1e12) | empty
        [range(0; 1e12; 1)]
        [limit(1e9; repeat(1))]
        [repeat(1)]
        def f: f; f
        def f: [f]; f
        def f(x): f(x | x); f(.)
        def f: f, f; f
        1 | [recurse(.)]
        recurse([.])
        until(false; .)
        [while(true; .)]
        last(range(1e12))
        first(range(1e12) | select(. < 0))
        any(range(1e12); . < 0)
        reduce range(1e12) as $i (0; . + $i)
        reduce range(100000) as $i (0; [.])
        reduce range(100000) as $i ([]; . + [$i])
        [foreach range(1e12) as $i (0; .; .)]
        reduce range(40) as $i ("x"; . + .)
        reduce range(40) as $i ("x"; "\\(.)\\(.)")
        reduce range(40) as $i (1; [., .])
        reduce range(40) as $i (1; {a: ., b: .})
        reduce range(40) as $i (1; [., .]) | tojson
        reduce range(21) as $i (1; [., .]) | "\\(.)\\(.)\\(.)\\(.)\\(.)\\(.)\\(.)\\(.)\\(.)\\(.)"
        reduce range(40) as $i ([1]; . + .)
        reduce range(40) as $i (["x"]; map(., .))
        ("x" * 3000000) | "\\(.)\\(.)\\(.)"
        {("x" * 5000000): 1}
        .[1000000000] = 1
        [] | .[999999999] |= 1
        setpath([1000000000]; 1)
        setpath(["a", 1000000000]; 1)
        [] | setpath([900000]; 1) | setpath([900001]; 1) | [., ., ., ., .]
        [range(200000)] | contains([range(200000)])
        [range(200000)] - [range(200000)]
        [range(200000)] | indices([range(100000)])
        [range(100000)] | del(.[])
        [range(100000)] | .[] |= . + 1
        [[range(1000)], [range(1000)], [range(1000)], [range(1000)]] | [combinations]
        ("a" * 60) | test("^(a+)+\\\\1b$")
        ("a" * 30000) | test("(a|b)*c")
        "" | test("(?:(?:(?:(?:){1000}){1000}){1000}){1000}")
        "" | test("(?x)(?:(?:){2 000 000 000}){2 000 000 000}")
        "" | test("(?:(?:){2 000 000 000}){2 000 000 000}"; "x")
        "" | test("(?:|)" * 60 + "x")
        [splits("a")] | until(false; .)
        ("ab" * 500000) | gsub("a"; "xxxxxxxxxxxxxxxxxxxx")
        ("1," * 1000000) | split(",") | map(tonumber?) | until(false; sort)
        [range(300000)] | until(false; reverse)
        try until(false; .) catch 1
        (until(false; .))? // 1
        [.[]?, (label $out | range(1e12) | select(. < 0) | ., break $out)]
        [range(100000)] | transpose
        ("a" * 4000000) | explode | implode | explode
        [range(2000)] | [paths, leaf_paths] | [combinations(2)]
        walk(until(false; .))
        path(range(1e12))
        [range(1e6)] | map([range(1e6)])
        input
        """
        .lines();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("thatWouldNeverEnd")
  void whatWouldNeverEndEndsInARefusal(String expression) {
    long begin = System.nanoTime();
    assertThatThrownBy(() -> run(expression, json("null")))
        .isInstanceOfAny(IllegalStateException.class, StepRefusedException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IN_TIME);
  }

  @Test
  void aLargeBodyIsNoFault() {
    var list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 20_000; i++) {
      list.addObject().put("n", i).put("text", "some words of no length at all");
    }
    assertThat(run("[.[] | select(.n % 2 == 0) | {n, text}] | length", list))
        .containsExactly(json("10000"));
    assertThat(run("sort_by(-.n) | .[0].n", list)).containsExactly(json("19999"));
    assertThat(run("map(.n) | add", list)).containsExactly(json("199990000"));
  }

  @Test
  void itReadsTheExchangeAsItAlwaysDid(@TempDir Path folder) throws Throwable {
    try (TestHost test = new TestHost(folder)) {
      test.product(
          "p",
          """
          - setVariable: {name: city, constant: Xian}
          - setHeader: {name: Kind, constant: trip}
          - setVariable: {name: whole, jq: {expression: .name, source: parameters}}
          - setBody: {jq: '{v: variable("city"), h: header("Kind"), o: header("None"; "x"), n: variable("None"), b: body.name, w: variable("whole")}'}
          - removeHeader: Kind
          """);
      assertThat(test.findings()).isEmpty();
      assertThat(test.answer("p", reading("greet", "{\"name\": \"Mei\"}")).body())
          .isEqualTo(
              json(
                  "{\"v\": \"Xian\", \"h\": \"trip\", \"o\": \"x\", \"n\": null, \"b\": \"Mei\","
                      + " \"w\": \"Mei\"}"));
    }
  }

  @Test
  void whatItFailsOnIsToldWithoutItsValue() {
    assertThatThrownBy(() -> run(".a", json("[\"secret\"]")))
        .hasMessage("A jq expression failed on what the route holds");
  }

  @Test
  void anExpressionOfTooManyWordsIsRefused() {
    assertThatThrownBy(() -> run(" ".repeat(10_001) + ".", json("1")))
        .hasMessageStartingWith("a jq expression is longer than 10000 characters, which is not");
    assertThatThrownBy(() -> run("[".repeat(5000) + "]".repeat(5000), json("1")))
        .isInstanceOf(StepRefusedException.class);
  }

  /** A newer library may bring one that reaches out of the exchange. */
  @Test
  void everyFunctionOfTheLibraryIsJudged() {
    assertThat(JqFunctions.ofTheLibrary())
        .containsAll(JqFunctions.ALLOWED)
        .filteredOn(each -> !JqFunctions.ALLOWED.contains(each))
        .as("neither allowed nor judged here")
        .containsExactlyInAnyOrder(
            "_flatten/1",
            "_match_impl/3",
            "_modify/2",
            "_nwise/1",
            "_nwise/2",
            "_sub_impl/3",
            "builtins/0", // tells what there is
            "debug_scope/0", // tells what is around
            "now/0"); // the clock: simple's date: has it, by its pattern
  }
}
