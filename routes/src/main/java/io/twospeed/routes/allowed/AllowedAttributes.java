package io.twospeed.routes.allowed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every attribute of Camel's YAML DSL that a product may write, and what its value may be. What is
 * not here is refused, whatever a newer Camel makes of it.
 */
public final class AllowedAttributes {

  /** What stands under an attribute. */
  public sealed interface Content permits Value, Inside, Each, Steps, Exceptions, Endpoint {}

  /** One scalar. */
  public record Value(ValueShape shape) implements Content {}

  /** A map of the attributes of that element. */
  public record Inside(String element) implements Content {}

  /** A list of such maps. */
  public record Each(String element) implements Content {}

  /** A list of steps. */
  public record Steps() implements Content {}

  /** A list of classes to catch. */
  public record Exceptions() implements Content {}

  /** A URI or its parameters: {@link AllowedEndpoints} judges them. */
  public record Endpoint() implements Content {}

  /** Where the attributes of an element do not tell it: what it is when one scalar stands there. */
  private static final Map<String, String> SHORT =
      Map.of(
          "to", "uri",
          "log", "message",
          "removeHeader", "name",
          "removeHeaders", "pattern",
          "removeVariable", "name",
          "from", "uri");

  /** Elements whose expression decides: it is true or false. */
  private static final Set<String> CONDITIONS = Set.of("filter", "when", "onWhen", "validate");

  private static final Content NAME = new Value(ValueShape.NAME);
  private static final Content WORDS = new Value(ValueShape.WORDS);
  private static final Content FLAG = new Value(ValueShape.TRUE_OR_FALSE);
  private static final Content STEPS = new Steps();
  private static final Content ENDPOINT = new Endpoint();

  private static final Set<String> LANGUAGES = languageKeys();

  private static final Map<String, Map<String, Content>> ELEMENTS = elements();

  private AllowedAttributes() {}

  private static Map<String, Map<String, Content>> elements() {
    Map<String, Map<String, Content>> all = new HashMap<>();
    all.put("route", with("from", new Inside("from"), "group", NAME, "nodePrefixId", NAME));
    all.put("from", with("uri", ENDPOINT, "parameters", ENDPOINT, "steps", STEPS));
    add(all, "from", "variableReceive", NAME);
    addSteps(all);
    addData(all);
    addBranches(all);
    addLanguages(all);
    return all;
  }

  private static void addSteps(Map<String, Map<String, Content>> all) {
    all.put("to", step("uri", ENDPOINT, "parameters", ENDPOINT));
    add(all, "to", "pattern", new Value(ValueShape.PATTERN));
    add(all, "to", "variableSend", NAME);
    add(all, "to", "variableReceive", NAME);
    all.put("log", step("message", new Value(ValueShape.LOG_MESSAGE)));
    add(all, "log", "loggingLevel", new Value(ValueShape.LEVEL));
    all.put("stop", step());
    all.put("step", step("steps", STEPS));
    all.put("loop", evaluating(step("steps", STEPS, "copy", FLAG, "doWhile", FLAG)));
    add(all, "loop", "breakOnShutdown", FLAG);
    all.put("multicast", parts());
    all.put("split", evaluating(parts()));
    all.put("filter", evaluating(step("steps", STEPS)));
    all.put("validate", evaluating(step()));
  }

  private static void addData(Map<String, Map<String, Content>> all) {
    Content header = new Value(ValueShape.HEADER);
    Content headers = new Value(ValueShape.HEADERS);
    all.put("setBody", evaluating(step()));
    all.put("transform", evaluating(step()));
    all.put("setHeader", evaluating(step("name", header)));
    all.put("setVariable", evaluating(step("name", NAME)));
    all.put("setHeaders", step("headers", new Each("setHeader")));
    all.put("setVariables", step("variables", new Each("setVariable")));
    all.put("removeHeader", step("name", header));
    all.put("removeHeaders", step("pattern", headers, "excludePattern", headers));
    all.put("removeVariable", step("name", NAME));
  }

  private static void addBranches(Map<String, Map<String, Content>> all) {
    all.put("choice", step("when", new Each("when"), "otherwise", new Inside("otherwise")));
    all.put("when", evaluating(step("steps", STEPS)));
    all.put("otherwise", step("steps", STEPS));
    all.put("doTry", step("steps", STEPS, "doCatch", new Each("doCatch")));
    add(all, "doTry", "doFinally", new Inside("doFinally"));
    all.put("doCatch", step("steps", STEPS, "exception", new Exceptions()));
    add(all, "doCatch", "onWhen", new Inside("onWhen"));
    all.put("doFinally", step("steps", STEPS));
    all.put("onWhen", evaluating(with()));
  }

  private static void addLanguages(Map<String, Map<String, Content>> all) {
    for (String language : LANGUAGES) {
      all.put(language, expression());
    }
    Content type = new Value(ValueShape.RESULT_TYPE);
    Set.of("constant", "jq", "simple").forEach(each -> add(all, each, "resultType", type));
    add(all, "jq", "source", new Value(ValueShape.SOURCE));
    add(all, "language", "language", NAME);
    Map<String, Content> around = new TreeMap<>();
    LANGUAGES.forEach(key -> around.put(key, new Inside(key)));
    all.put("expression", around);
  }

  private static Map<String, Content> expression() {
    Map<String, Content> attributes = new TreeMap<>();
    attributes.put("id", NAME);
    attributes.put("trim", FLAG);
    attributes.put("expression", WORDS); // the languages' own lists judge it
    return attributes;
  }

  private static Set<String> languageKeys() {
    Set<String> keys = new TreeSet<>(AllowedSteps.LANGUAGES);
    keys.remove("jslt"); // Camel's DSL names it by language:
    keys.add("language");
    return keys;
  }

  /** An element and its expression, written in either way that Camel takes. */
  private static Map<String, Content> evaluating(Map<String, Content> attributes) {
    LANGUAGES.forEach(key -> attributes.put(key, new Inside(key)));
    attributes.put("expression", new Inside("expression"));
    return attributes;
  }

  private static Map<String, Content> step(Object... namesAndContents) {
    Map<String, Content> attributes = with(namesAndContents);
    attributes.put("disabled", FLAG);
    return attributes;
  }

  private static Map<String, Content> with(Object... namesAndContents) {
    Map<String, Content> attributes = new TreeMap<>();
    attributes.put("id", NAME);
    attributes.put("description", WORDS);
    attributes.put("note", WORDS);
    for (int i = 0; i < namesAndContents.length; i += 2) {
      attributes.put((String) namesAndContents[i], (Content) namesAndContents[i + 1]);
    }
    return attributes;
  }

  private static Map<String, Content> parts() {
    Map<String, Content> attributes = step("steps", STEPS, "stopOnException", FLAG);
    attributes.put("shareUnitOfWork", FLAG);
    attributes.put("streaming", FLAG);
    return attributes;
  }

  private static void add(
      Map<String, Map<String, Content>> all, String element, String name, Content content) {
    all.computeIfAbsent(element, each -> new TreeMap<>()).put(name, content);
  }

  /** What the element may have, by name. */
  public static Map<String, Content> of(String element) {
    return ELEMENTS.getOrDefault(element, Map.of());
  }

  /** The attribute that one scalar in the place of the element is; null where it is none. */
  public static @Nullable String shortFor(String element) {
    return SHORT.get(element);
  }

  /** Whether the attribute of that name is an expression in its language. */
  public static boolean isLanguage(String name) {
    return LANGUAGES.contains(name);
  }

  public static boolean isCondition(String element) {
    return CONDITIONS.contains(element);
  }

  /** Everything there is, for the list that a person judged. */
  static Map<String, Set<String>> all() {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    new TreeMap<>(ELEMENTS).forEach((name, attributes) -> all.put(name, attributes.keySet()));
    return all;
  }
}
