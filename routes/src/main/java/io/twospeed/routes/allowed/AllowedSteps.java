package io.twospeed.routes.allowed;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What of Camel's DSL a product may use, and why it may not use the rest. */
public final class AllowedSteps {
  public static final Set<String> ROUTE_KEYS =
      sorted("description", "from", "group", "id", "nodePrefixId", "note");

  public static final Set<String> STEPS =
      sorted(
          "choice",
          "doTry",
          "filter",
          "log",
          "loop",
          "multicast",
          "removeHeader",
          "removeHeaders",
          "removeVariable",
          "setBody",
          "setHeader",
          "setHeaders",
          "setVariable",
          "setVariables",
          "split",
          "step",
          "stop",
          "to",
          "transform",
          "validate");

  public static final Set<String> LANGUAGES =
      sorted("constant", "exchangeProperty", "header", "jq", "jslt", "simple", "variable");

  public static final Set<String> REFUSED_LANGUAGES =
      sorted(
          "csimple",
          "datasonnet",
          "groovy",
          "hl7terser",
          "java",
          "joor",
          "js",
          "jsonpath",
          "method",
          "mvel",
          "ognl",
          "python",
          "ref",
          "spel",
          "tokenize",
          "wasm",
          "xpath",
          "xquery",
          "xtokenize");

  private static final String DYNAMIC =
      "name the target by to: and decide by choice:, so that it can be checked before it runs";
  private static final String REPEATS =
      "remove it: a repeated step would repeat a call to the core; to catch a failure use doTry:";
  private static final String PROTECTS =
      "remove it: the core's limits, time and circuit breaker stand in config";
  private static final String PROGRAMS = "remove it: a product brings no code; use a jslt: step";
  private static final String HOLDS =
      "remove it: a request ends with its route; what lasts longer is the journal's";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("toD", DYNAMIC),
          Map.entry("recipientList", DYNAMIC),
          Map.entry("routingSlip", DYNAMIC),
          Map.entry("dynamicRouter", DYNAMIC),
          Map.entry("enrich", "use to: with variableReceive:"),
          Map.entry("pollEnrich", "use to: with variableReceive:"),
          Map.entry("onException", REPEATS),
          Map.entry("errorHandler", REPEATS),
          Map.entry("circuitBreaker", PROTECTS),
          Map.entry("throttle", PROTECTS),
          Map.entry("bean", PROGRAMS),
          Map.entry("beans", PROGRAMS),
          Map.entry("script", PROGRAMS),
          Map.entry("process", PROGRAMS),
          Map.entry("saga", "remove it: what a failed route did is undone by the journal"),
          Map.entry("aggregate", HOLDS),
          Map.entry("delay", HOLDS),
          Map.entry("wireTap", HOLDS),
          Map.entry("threads", HOLDS),
          Map.entry("rest", "remove it: the paths are openapi.yaml's"));

  private AllowedSteps() {}

  public static String reason(String name) {
    return REASONS.getOrDefault(name, "remove it, or say the same by an allowed one");
  }

  private static Set<String> sorted(String... names) {
    return new TreeSet<>(Set.of(names));
  }
}
