package io.twospeed.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of promise that a new contract breaks, and the very words it is told in. */
class ContractBreaksTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Trips, version: "1"}
      paths:
        /trips:
          post:
            operationId: plan
            parameters:
              - {name: currency, in: query, schema: {type: string}}
              - {name: page, in: query, schema: {type: integer, maximum: 50}}
            requestBody:
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Plan'}
            responses:
              '201':
                description: Planned.
                headers: {ETag: {schema: {type: string}}}
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Trip'}
              '404': {description: No such customer.}
        /trips/{id}:
          get:
            operationId: look
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses:
              '200':
                description: The trip.
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Trip'}
      components:
        schemas:
          Plan:
            type: object
            required: [goal]
            properties:
              goal: {type: string, maxLength: 40}
              kind: {type: string, enum: [SEA, CITY]}
              note: {type: string}
          Trip:
            type: object
            required: [id, pots]
            properties:
              id: {type: string}
              status: {type: string, enum: [OPEN, DONE]}
              pots:
                type: array
                items:
                  type: object
                  required: [saved]
                  properties:
                    saved: {type: string}
                    until: {type: string, format: date}
      """;

  @TempDir Path folder;

  private Contract contract(String text) {
    try {
      Path file = folder.resolve("openapi.yaml");
      Files.writeString(file, text);
      return Contract.read(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> breaks(String old, String now) {
    assertThat(CONTRACT).contains(old);
    return lines(contract(CONTRACT), contract(CONTRACT.replace(old, now)));
  }

  private static List<String> lines(Contract old, Contract now) {
    return ContractDiff.between(old, now).stream()
        .map(ContractChange::broken)
        .filter(Objects::nonNull)
        .map(each -> each.line() + ": " + each.key() + ": " + each.what() + "; " + each.noticed())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: Trips=title: Journeys",
        "goal: {type: string, maxLength: 40}=goal: {type: string, maxLength: 80}",
        "[SEA, CITY]=[SEA, CITY, HILLS]",
        "note: {type: string}=note: {type: string, description: Free text.}",
        "id: {type: string}=id: {type: string}\n        colour: {type: string}",
        "maximum: 50=maximum: 100",
        "required: [goal]=required: []",
      })
  void whatAClientDoesNotNoticeBreaksNothing(String change) {
    String[] parts = change.split("=", 2);

    assertThat(breaks(parts[0], parts[1])).isEmpty();
  }

  @Test
  void anOperationThatIsGone() {
    assertThat(breaks("  /trips/{id}:", "  /journeys/{id}:"))
        .containsExactly(
            "3: operation-removed GET /trips/{id}: the operation is gone; its calls are answered"
                + " 404 or 405");
  }

  @Test
  void allOperationsUnderAnotherBasePath() {
    assertThat(breaks("paths:\n", "servers: [{url: /v2}]\npaths:\n"))
        .containsExactly(
            "4: operation-removed GET /trips/{id}: the operation is gone; its calls are answered"
                + " 404 or 405",
            "4: operation-removed POST /trips: the operation is gone; its calls are answered 404 or"
                + " 405");
  }

  @Test
  void aFieldOfAnAnswerThatIsGone() {
    assertThat(breaks("              until: {type: string, format: date}\n", ""))
        .containsExactly(
            "52: response-field-removed GET /trips/{id} 200 /pots/*/until: the field is gone; it"
                + " finds nothing where a value was",
            "52: response-field-removed POST /trips 201 /pots/*/until: the field is gone; it finds"
                + " nothing where a value was");
  }

  @Test
  void aFieldOfAnAnswerThatMayBeMissing() {
    assertThat(breaks("required: [id, pots]", "required: [id]"))
        .contains(
            "47: response-field-optional GET /trips/{id} 200 /pots: the field is not required any"
                + " more; it finds the field missing at times");
  }

  @Test
  void aFieldOfAnAnswerOfAnotherType() {
    assertThat(breaks("saved: {type: string}", "saved: {type: number}"))
        .contains(
            "53: response-field-type GET /trips/{id} 200 /pots/*/saved: was type string, is type"
                + " number; it reads a value of another type");
  }

  @Test
  void aFieldOfAnAnswerThatMayBeNull() {
    assertThat(breaks("saved: {type: string}", "saved: {type: [string, 'null']}"))
        .contains(
            "53: response-field-widened GET /trips/{id} 200 /pots/*/saved: nullable was not set, is"
                + " true; it gets values it does not know");
  }

  @Test
  void aFieldOfAnAnswerWithMoreValues() {
    assertThat(breaks("[OPEN, DONE]", "[OPEN, DONE, LOST]"))
        .contains(
            "46: response-field-widened GET /trips/{id} 200 /status: values added: [LOST]; it gets"
                + " values it does not know");
  }

  @Test
  void aFieldOfARequestThatIsRequired() {
    assertThat(breaks("required: [goal]", "required: [goal, kind]"))
        .containsExactly(
            "39: request-field-required POST /trips request /kind: the field is required now; its"
                + " request without it is refused");
  }

  @Test
  void aFieldOfARequestThatIsGone() {
    assertThat(breaks("        note: {type: string}\n", ""))
        .containsExactly(
            "37: request-field-removed POST /trips request /note: the field is gone; what it says"
                + " there is refused, or not heard");
  }

  @Test
  void aFieldOfARequestOfAnotherType() {
    assertThat(breaks("note: {type: string}", "note: {type: object}"))
        .containsExactly(
            "40: request-field-type POST /trips request /note: was type string, is type object; the"
                + " value it sends today is refused");
  }

  @Test
  void aFieldOfARequestThatTakesLess() {
    assertThat(breaks("maxLength: 40", "maxLength: 20"))
        .containsExactly(
            "38: request-field-narrowed POST /trips request /goal: maxLength was 40, is 20; values"
                + " it may send today are refused");
    assertThat(breaks("[SEA, CITY]", "[SEA]"))
        .containsExactly(
            "39: request-field-narrowed POST /trips request /kind: values gone: [CITY]; values it"
                + " may send today are refused");
  }

  @Test
  void aFieldWithAnotherPattern() {
    assertThat(breaks("note: {type: string}", "note: {type: string, pattern: '^a'}"))
        .containsExactly(
            "40: request-field-narrowed POST /trips request /note: pattern was not set, is ^a;"
                + " values it may send today are refused");
  }

  @Test
  void aParameterThatTakesLess() {
    assertThat(breaks("maximum: 50", "maximum: 20"))
        .containsExactly(
            "5: request-field-narrowed POST /trips query:page: maximum was 50, is 20;"
                + " values it may send today are refused");
  }

  @Test
  void aParameterThatIsRequired() {
    assertThat(breaks("{name: currency, in: query,", "{name: currency, in: query, required: true,"))
        .containsExactly(
            "5: parameter-required POST /trips query:currency: the parameter is required now; its"
                + " request without it is refused");
    assertThat(
            breaks(
                "        - {name: currency,",
                "        - {name: a, in: query, required: true, schema: {}}\n"
                    + "        - {name: currency,"))
        .containsExactly(
            "5: parameter-required POST /trips query:a: the parameter is new and required; its"
                + " request without it is refused");
  }

  @Test
  void aParameterThatIsGone() {
    assertThat(breaks("        - {name: currency, in: query, schema: {type: string}}\n", ""))
        .containsExactly(
            "5: parameter-removed POST /trips query:currency: the parameter is gone; what it asks"
                + " for by it is not heard any more");
  }

  @Test
  void aParameterInAnotherStyle() {
    assertThat(breaks("{name: currency, in: query,", "{name: currency, in: query, explode: false,"))
        .containsExactly(
            "5: request-field-type POST /trips query:currency: it is written in another style; the"
                + " value it sends today is refused");
  }

  @Test
  void kindsThatAreNotTakenOrAreNew() {
    String sea = "{$ref: '#/components/schemas/Sea'}";
    String air = "{$ref: '#/components/schemas/Air'}";
    String kind = "{type: object, required: [by], properties: {by: {type: string}}}\n";
    String two =
        CONTRACT
                .replace("note: {type: string}", "note: {$ref: '#/components/schemas/Way'}")
                .replace("saved: {type: string}", "saved: {$ref: '#/components/schemas/Way'}")
            + "    Way: {discriminator: {propertyName: by}, oneOf: ["
            + sea
            + ", "
            + air
            + "]}\n"
            + "    Sea: "
            + kind
            + "    Air: "
            + kind;
    String one = two.replace(", " + air, "");
    assertThat(lines(contract(two), contract(one)))
        .containsExactly(
            "40: request-field-narrowed POST /trips request /note: kinds gone: [Air]; values it may"
                + " send today are refused");
    assertThat(lines(contract(one), contract(two)))
        .contains(
            "53: response-field-widened GET /trips/{id} 200 /pots/*/saved: kinds added: [Air]; it"
                + " gets values it does not know");
    assertThat(lines(contract(two), contract(two.replace("propertyName: by", "propertyName: of"))))
        .contains(
            "40: request-field-type POST /trips request /note: was of kinds told by by, is of kinds"
                + " told by of; the value it sends today is refused");
  }

  @Test
  void aBodyThatIsRequired() {
    assertThat(breaks("requestBody:\n", "requestBody:\n        required: true\n"))
        .containsExactly(
            "10: request-body-required POST /trips request: the body is required now; its request"
                + " without a body is refused");
  }

  @Test
  void anAnswerThatIsGone() {
    assertThat(breaks("        '404': {description: No such customer.}\n", ""))
        .containsExactly(
            "14: response-status-removed POST /trips 404: the contract has no such answer any more;"
                + " an answer it is ready for does not come any more");
  }

  @Test
  void aHeaderThatIsGone() {
    assertThat(breaks("          headers: {ETag: {schema: {type: string}}}\n", ""))
        .containsExactly(
            "15: response-header-removed POST /trips 201 header:ETag: the header is gone; it finds"
                + " no such header");
  }

  @Test
  void otherMediaTypes() {
    String asked = "application/json:\n            schema: {$ref: '#/components/schemas/Plan'}";
    assertThat(breaks(asked, asked.replace("json:", "merge-patch+json:")))
        .containsExactly(
            "10: request-media-type-removed POST /trips request application/json: the media type is"
                + " gone; its request is refused with 415");
    String answer =
        """
        application/json:
                      schema: {$ref: '#/components/schemas/Trip'}
                '404'\
        """;
    assertThat(breaks(answer, answer.replace("json:", "hal+json:")))
        .containsExactly(
            "15: response-media-type-removed POST /trips 201 application/json: the media type is"
                + " gone; the answer comes in another format");
  }

  @Test
  void otherCredentials() {
    String open = "      operationId: look\n";
    String kept = CONTRACT + "  securitySchemes: {key: {type: apiKey, in: header, name: K}}\n";
    assertThat(
            lines(
                contract(kept),
                contract(kept.replace(open, open + "      security: [{key: []}]\n"))))
        .containsExactly(
            "23: security-changed GET /trips/{id}: it asks for other credentials; its credentials"
                + " are refused");
  }

  @Test
  void filesThatTheContractRefersToAreAsTheyWereWhenItWasRead() throws IOException {
    Path part = folder.resolve("plan.yaml");
    String split = CONTRACT.replace("'#/components/schemas/Plan'", "'plan.yaml#/Plan'");
    Files.writeString(part, "Plan: {type: object, properties: {goal: {type: string}}}\n");
    Contract old = contract(split);
    Files.writeString(part, "Plan: {type: object, properties: {goal: {type: integer}}}\n");

    assertThat(lines(old, contract(split)))
        .containsExactly(
            "13: request-field-type POST /trips request /goal: was type string, is type integer;"
                + " the value it sends today is refused");
  }

  @Test
  void everyKindHasItsTest() throws IOException {
    String tests =
        Files.readString(Path.of("src/test/java/io/twospeed/openapi/diff/ContractBreaksTest.java"));

    assertThat(ContractBreak.kinds())
        .allSatisfy(kind -> assertThat(tests).contains(": " + kind + " "));
  }
}
