package io.twospeed.routes.allowed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.language.simple.SimpleConstants;
import org.apache.camel.language.simple.types.BinaryOperatorType;
import org.junit.jupiter.api.Test;

/**
 * Somebody has judged every element, attribute, function and operator that the Camel on the class
 * path knows. A newer Camel that brings more fails here, with the names of what nobody has looked
 * at; until then they are refused all the same.
 */
class JudgedTest {
  private static final Path LIST = Path.of("src/test/resources/judged/camel.txt");

  /** Where Camel's class is not named as the element is. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "TryDefinition", "doTry",
          "CatchDefinition", "doCatch",
          "FinallyDefinition", "doFinally");

  private final Map<String, Set<String>> allowed = new HashMap<>();
  private final Map<String, Set<String>> judged = new HashMap<>();
  private final Set<String> refused = new TreeSet<>();

  JudgedTest() throws IOException {
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("- ")) {
        refused.add(line.substring(2));
      } else if (!line.startsWith("#")) {
        String element = line.substring(0, line.indexOf(':'));
        Stream.of(line.substring(line.indexOf(':') + 2).split(" ", -1))
            .forEach(each -> judge(element, each));
      }
    }
  }

  private void judge(String element, String signed) {
    String name = signed.substring(1);
    judged.computeIfAbsent(element, each -> new TreeSet<>()).add(name);
    if (signed.startsWith("+")) {
      allowed.computeIfAbsent(element, each -> new TreeSet<>()).add(name);
    }
  }

  @Test
  void everyElementAndAttributeIsJudged() {
    Set<String> unjudged = new TreeSet<>();
    RoutePlaces.attributes()
        .forEach(
            (element, attributes) -> {
              if (!refused.contains(element)) {
                attributes.stream()
                    .filter(each -> !judged.getOrDefault(element, Set.of()).contains(each))
                    .forEach(each -> unjudged.add(element + ": " + each));
                if (!judged.containsKey(element)) {
                  unjudged.add("- " + element);
                }
              }
            });
    RoutePlaces.besideTheRoutes().stream()
        .filter(each -> !judged.getOrDefault("top", Set.of()).contains(each))
        .forEach(each -> unjudged.add("top: " + each));
    assertThat(unjudged).as("to be judged: in %s and AllowedAttributes", LIST).isEmpty();
  }

  @Test
  void whatIsAllowedIsWhatTheListSays() {
    Map<String, Set<String>> ours = new TreeMap<>(AllowedAttributes.all());
    Map<String, Set<String>> listed = new TreeMap<>();
    allowed.forEach((element, attributes) -> listed.put(nameOf(element), attributes));
    assertThat(listed.remove("top")).containsExactly("from", "route");
    assertThat(listed.remove("processor")).containsExactlyElementsOf(AllowedSteps.STEPS);
    listed.remove("simpleFunctions");
    listed.remove("operators");
    assertThat(listed).isEqualTo(ours);
  }

  private static String nameOf(String element) {
    String known = ELEMENTS.get(element);
    if (known != null || element.equals("top") || element.equals("operators")) {
      return known == null ? element : known;
    }
    if (element.equals("simple")) {
      return "simpleFunctions";
    }
    if (element.equals("ExpressionDefinition")) {
      return "expression";
    }
    String name = element.replaceFirst("(Definition|Expression)$", "");
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  @Test
  void everyFunctionOfSimpleIsJudged() throws IllegalAccessException {
    Set<String> unjudged = new TreeSet<>();
    for (Field each : SimpleConstants.class.getFields()) {
      String function = String.valueOf(each.get(null));
      if (!judged.getOrDefault("simple", Set.of()).contains(function)) {
        unjudged.add("simple: " + function);
      }
    }
    assertThat(unjudged).as("to be judged: in %s and SimpleFunctions", LIST).isEmpty();
  }

  @Test
  void aRefusedFunctionOfSimpleIsRefused() {
    Set<String> no = new TreeSet<>(judged.getOrDefault("simple", Set.of()));
    no.removeAll(allowed.getOrDefault("simple", Set.of()));
    assertThat(no)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            each -> assertThat(SimpleFunctions.refusedIn("a ${" + each + "} b")).isNotEmpty());
  }

  @Test
  void everyOperatorOfSimpleIsJudged() {
    Set<String> all = new TreeSet<>();
    for (BinaryOperatorType each : BinaryOperatorType.values()) {
      all.add(each.name());
    }
    assertThat(all)
        .as("to be judged: in %s and SimpleFunctions", LIST)
        .isEqualTo(judged.get("operators"));
  }
}
