package io.twospeed.openapi.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.RunningDoor;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.http.JsonBodies;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The same payload in other words has the same digest, and no other has. */
class PayloadDigestTest {
  private static final Contract PAY = Contract.read(RunningDoor.contract("pay"));

  private static Operation operation(String id) {
    return PAY.operations().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static String digest(String json) {
    return digest(operation("pay"), "{}", json);
  }

  private static String digest(Operation operation, String parameters, String json) {
    return PayloadDigest.of("pay", operation, (ObjectNode) read(parameters), read(json));
  }

  private static JsonNode read(String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return JsonBodies.read(bytes, bytes.length);
    } catch (JsonBodies.MalformedJson broken) {
      throw new AssertionError(json, broken);
    }
  }

  private static Object tree(Random random, int levels) {
    return switch (random.nextInt(levels == 0 ? 4 : 7)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(3000) - 1000, 3);
      case 1 -> random.nextBoolean();
      case 2 -> "";
      case 3 -> Character.toString(' ' + random.nextInt(200)) + random.nextInt(2);
      case 4 -> Stream.generate(() -> tree(random, levels - 1)).limit(random.nextInt(4)).toList();
      default -> {
        Map<String, Object> fields = new TreeMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
          fields.put(Character.toString('a' + random.nextInt(4)), tree(random, levels - 1));
        }
        yield fields;
      }
    };
  }

  /** JSON text of a tree, with another order of keys, other white space and other numbers. */
  private static String text(Object tree, Random random) {
    String space = " \n\t".substring(0, random.nextInt(4));
    if (tree instanceof Map<?, ?> map) {
      List<String> fields = new ArrayList<>();
      map.forEach(
          (name, value) ->
              fields.add(
                  space
                      + JsonNodeFactory.instance.textNode((String) name)
                      + space
                      + ":"
                      + text(value, random)));
      Collections.shuffle(fields, random);
      return "{" + String.join(",", fields) + space + "}";
    }
    if (tree instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(space + text(item, random)));
      return "[" + String.join(",", items) + "]";
    }
    if (tree instanceof BigDecimal number) {
      return switch (random.nextInt(3)) {
        case 0 -> number.toPlainString();
        case 1 -> number.stripTrailingZeros().toPlainString();
        default -> number.unscaledValue() + "E-" + number.scale();
      };
    }
    return tree instanceof String text
        ? JsonNodeFactory.instance.textNode(text).toString()
        : tree.toString();
  }

  @Property(tries = 300)
  void theSameInOtherWordsHasTheSameDigest(
      @ForAll long seed, @ForAll long one, @ForAll long other) {
    Object tree = tree(new Random(seed), 3);
    assertThat(digest(text(tree, new Random(one))))
        .isEqualTo(digest(text(tree, new Random(other))));
  }

  @Property(tries = 300)
  void differentTreesHaveDifferentDigests(@ForAll long one, @ForAll long two) {
    Object tree = tree(new Random(one), 2);
    Object other = tree(new Random(two), 2);
    Random random = new Random(1);
    boolean same = plain(tree).equals(plain(other));
    assertThat(digest(text(tree, random)).equals(digest(text(other, random)))).isEqualTo(same);
  }

  /** Equal exactly where the JSON means the same, by the JDK's own equality. */
  private static Object plain(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new TreeMap<>();
      map.forEach((name, value) -> plain.put(name, plain(value)));
      return plain;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(PayloadDigestTest::plain).toList();
    }
    return tree instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : tree;
  }

  @Example
  void whatDiffersInAnyPartHasAnotherDigest() {
    List<String> bodies =
        List.of(
            "{}",
            "[]",
            "null",
            "\"\"",
            "0",
            "false",
            "true",
            "[[],[]]",
            "[[[]]]",
            "[1,2]",
            "[12]",
            "[2,1]",
            "{\"a\":1}",
            "{\"a\":\"1\"}",
            "{\"a\":[1]}",
            "{\"b\":1}",
            "{\"a\":null}",
            "{\"a\":1,\"b\":2}",
            "{\"a\":{\"b\":2}}",
            "\"?\"");
    assertThat(bodies.stream().map(PayloadDigestTest::digest).distinct()).hasSize(bodies.size());
  }

  @Example
  void theSpellingOfANumberDoesNotMatter() {
    assertThat(
            List.of("1.5", "1.50", "15e-1", "0.15E1").stream()
                .map(PayloadDigestTest::digest)
                .distinct())
        .hasSize(1);
    assertThat(digest("0")).isEqualTo(digest("-0")).isEqualTo(digest("0.00"));
    assertThat(digest("\"1.5\"")).isNotEqualTo(digest("\"1.50\""));
  }

  @Example
  void theOperationAndItsPathAndQueryCountAndItsHeadersDoNot() {
    Operation list = operation("listPayments");
    assertThat(digest(list, "{\"limit\":1}", "null"))
        .isNotEqualTo(digest(list, "{\"limit\":2}", "null"))
        .isNotEqualTo(digest(list, "{}", "null"))
        .isEqualTo(digest(list, "{\"limit\":1,\"X-Branch\":\"0001\"}", "null"));
    assertThat(digest(operation("pay"), "{}", "1"))
        .isNotEqualTo(digest(operation("mine"), "{}", "1"));
    assertThat(digest("1")).matches("[0-9a-f]{64}");
  }
}
