package io.twospeed.openapi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.RunningDoor;
import io.twospeed.openapi.ScriptedProduct;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.contract.RequestBody;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.settings.DoorSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check ends soon, whatever the schema and the value; and what it says is true. */
@Tag("slow")
class CheckBoundsTest {
  private static final String CONTRACT =
      """
      openapi: %s
      info: {title: t, version: '1'}
      paths:
        /a:
          get:
            operationId: search
            parameters: [{name: q, in: query, schema: {type: string, pattern: '^(x+x+)+y$'}}]
            responses: {'200': {description: d}}
          post:
            operationId: a
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses:
              '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      components: {schemas: {A: %s, B: {type: object, properties: {b: {$ref: '#/components/schemas/A'}}}}}
      """;

  private static final String UNIQUE = "{type: array, uniqueItems: true, items: {}}";
  private static final String SELF = "{$ref: '#/components/schemas/A'}";

  private static Contract contract(String version, String schema) {
    String text = CONTRACT.formatted(version, schema);
    return Contract.read("openapi.yaml", name -> name.equals("openapi.yaml") ? text : null);
  }

  private static JsonNode nested(String key, int levels, JsonNode innermost) {
    JsonNode value = innermost;
    for (int i = 0; i < levels; i++) {
      value = JsonNodeFactory.instance.objectNode().set(key, value);
    }
    return value;
  }

  /** What is wrong with a body, the same in both versions; and told soon. */
  private static List<Violation> check(String schema, JsonNode body) {
    List<Violation> old = check("3.0.3", schema, body);
    assertThat(check("3.1.0", schema, body)).isEqualTo(old);
    return old;
  }

  private static List<Violation> check(String version, String schema, JsonNode body) {
    Shape shape = bodyOf(contract(version, schema));
    List<Violation> violations = new ArrayList<>();
    long start = System.nanoTime();
    try {
      shape.check(body, "", violations);
    } catch (TooComplexException beyond) {
      violations.add(TooComplexException.violation());
    }
    // Without a bound these take minutes.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    return violations;
  }

  private static void isTooComplex(String schema, JsonNode body) {
    assertThat(check(schema, body)).containsExactly(TooComplexException.violation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{anyOf: [{required: [z], properties: {a: @}}, {required: [y], properties: {a: @}}]}",
        "{oneOf: [{properties: {a: @}}, {required: [y], properties: {a: @}}]}",
        "{allOf: [{properties: {a: @}}, {properties: {a: @}}]}",
      })
  void aSchemaThatAsksTwiceAtEachLevelIsTooComplexForADeepValue(String schema) {
    isTooComplex(schema.replace("@", SELF), nested("a", 27, JsonNodeFactory.instance.objectNode()));
  }

  @Test
  void aRecursiveSchemaTakesAnOrdinaryValue() {
    String tree = "{type: object, required: [n], properties: {n: {type: integer}, l: @, r: @}}";
    ObjectNode leaf = JsonNodeFactory.instance.objectNode().put("n", 1);
    JsonNode value = leaf;
    for (int i = 0; i < 9; i++) {
      value =
          JsonNodeFactory.instance
              .objectNode()
              .put("n", i)
              .<ObjectNode>set("l", value)
              .set("r", value);
    }
    assertThat(check(tree.replace("@", SELF), value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, pattern: '^(x+x+)+y$'}",
        "{type: string, pattern: '^(x|xx)+$'}",
        "{type: string, pattern: '(x*)*y'}"
      })
  void aPatternThatTriesForEver(String schema) {
    isTooComplex(schema, JsonNodeFactory.instance.textNode("x".repeat(100_000) + "!"));
  }

  @Test
  void aPatternOfAParameterThatTriesForEver() {
    try (RunningDoor door = new RunningDoor(RunningDoor.settings())) {
      door.door.publish(new ScriptedProduct("p", contract("3.1.0", "{}"), each -> null));
      HttpResponse<String> response = door.get("/a?q=" + "x".repeat(4000));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(RunningDoor.json(response).get("type").asText())
          .isEqualTo("urn:twospeed:problem:too-complex");
    }
  }

  @Test
  void unknownPropertiesWithoutNumberAreOneFault() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    IntStream.range(0, 70_000).forEach(i -> body.put("unknown" + i, i));
    assertThat(check("{type: object, properties: {a: {}}, additionalProperties: false}", body))
        .containsExactly(
            new Violation("", "has a property the contract does not know; it knows a"));
  }

  @Test
  void faultsBeyondTheCapAreToldToBeThere() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    IntStream.range(0, 100).forEach(i -> body.add("x"));
    List<Violation> told = check("{type: array, items: {type: integer}}", body);
    assertThat(told).hasSize(Shape.MOST_VIOLATIONS + 1);
    assertThat(told.get(0)).isEqualTo(new Violation("/0", "must be an integer, is a string"));
    assertThat(told.get(Shape.MOST_VIOLATIONS))
        .isEqualTo(new Violation("", "has more faults: the first of them are told"));
  }

  @Test
  void faultsWithoutNumberAreToldByTheFirst() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    IntStream.range(0, 150_000).forEach(i -> body.add("x"));
    assertThat(check("{type: array, items: {type: integer}}", body))
        .extracting(Violation::detail)
        .containsExactly(
            "must be an integer, is a string", "has more faults: the first of them are told");
  }

  @Test
  void faultsOfAlternativesNotTakenMakeNoValueInvalid() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    IntStream.range(0, 5_000).forEach(i -> body.add("x"));
    assertThat(
            check(
                "{anyOf: [{type: array, items: {minLength: 5}}, {type: array, items: {type: string}}]}",
                body))
        .isEmpty();
  }

  @Test
  void itemsOfOneHashMakeNothingSlow() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 1 << 14; i++) {
      int bits = i;
      body.add(
          IntStream.range(0, 14)
              .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
              .collect(Collectors.joining()));
    }
    assertThat(check(UNIQUE, body)).isEmpty();
    body.add(body.get(0));
    assertThat(check(UNIQUE, body))
        .containsExactly(new Violation("", "must not have the same item twice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1, 1.0]", "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]", "[[1], [1.00]]"})
  void itemsAreTheSameByValue(String items) {
    assertThat(check(UNIQUE, ScriptedProduct.json(items))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, \"1\"]", "[[1, 2], [12]]", "[\"a\", \"A\"]", "[true, \"true\"]"})
  void itemsThatOnlyLookTheSameAreNot(String items) {
    assertThat(check(UNIQUE, ScriptedProduct.json(items))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "uri",
        "uri-reference",
        "hostname",
        "ipv4",
        "ipv6",
        "date",
        "date-time",
        "uuid",
        "byte",
        "regex",
        "iri",
        "duration",
        "time",
        "json-pointer",
        "uri-template",
        "idn-email"
      })
  void aFormatOfALargeText(String format) {
    String schema = "{type: string, format: " + format + "}";
    for (String unit : List.of("a", "1", ".", "a@", "%41", "(", "1:", "{a}")) {
      JsonNode body = JsonNodeFactory.instance.textNode(unit.repeat(900_000 / unit.length()));
      assertThat(check("3.1.0", schema, body)).hasSizeLessThan(2);
    }
  }

  private static Shape bodyOf(Contract contract) {
    for (Operation each : contract.operations()) {
      RequestBody body = each.body();
      if (body != null) {
        return body.shape();
      }
    }
    throw new AssertionError("no operation with a body");
  }

  @Test
  void aRequestAndAnAnswerThatAreTooComplexAreToldSo() {
    String schema =
        "{anyOf: [{required: [z], properties: {a: @}}, {required: [y], properties: {a: @}}]}"
            .replace("@", SELF);
    try (RunningDoor door = new RunningDoor(DoorSettings.defaults())) {
      ScriptedProduct product = new ScriptedProduct("p", contract("3.1.0", schema), each -> null);
      String body = nested("a", 27, JsonNodeFactory.instance.objectNode()).toString();
      product.does(each -> ScriptedProduct.done(ScriptedProduct.reply(200, body)));
      door.door.publish(product);
      HttpResponse<String> refused = door.post("/a", body);
      assertThat(refused.statusCode()).isEqualTo(400);
      JsonNode problem = RunningDoor.json(refused);
      assertThat(problem.get("type").asText()).isEqualTo("urn:twospeed:problem:too-complex");
      assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
      assertThat(problem.at("/errors/0/detail").asText())
          .startsWith("takes more than 40000000 steps to check");
      HttpResponse<String> withheld = door.post("/a", "{\"z\": 1, \"a\": {\"z\": 1}}");
      assertThat(withheld.statusCode()).isEqualTo(500);
      assertThat(RunningDoor.json(withheld).get("type").asText())
          .isEqualTo("urn:twospeed:problem:response-breaks-contract");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{anyOf: [@, {type: object}]}",
        "{allOf: [@]}",
        "{not: @}",
        "{oneOf: [{type: string}, {allOf: [@]}]}",
        "{$ref: '#/components/schemas/A'}",
      })
  void aSchemaThatLeadsBackToItselfIsAFinding(String schema) {
    ContractException refused =
        catchThrowableOfType(
            ContractException.class, () -> contract("3.1.0", schema.replace("@", SELF)));
    assertThat(refused.findings())
        .extracting(Finding::what)
        .contains("the schema leads back to itself without a step into the value");
  }

  @Test
  void aWayBackThroughAPropertyIsNone() {
    contract("3.1.0", "{allOf: [{$ref: '#/components/schemas/B'}], type: object}");
    contract("3.0.3", "{type: array, items: {$ref: '#/components/schemas/B'}}");
  }
}
