package io.twospeed.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that is different in a contract, in the very words that the history of releases has it. */
class ContractChangesTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Trips, version: "1"}
      paths:
        /trips:
          post:
            operationId: plan
            parameters:
              - {name: page, in: query, required: true, schema: {type: integer, maximum: 50, default: 20}}
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [goal]
                    properties:
                      goal: {type: string, maxLength: 40, pattern: '^[A-Z]'}
                      kind: {type: string, enum: [SEA, CITY]}
            responses:
              '201':
                description: Planned.
                content:
                  application/json:
                    schema:
                      type: object
                      required: [id]
                      properties:
                        id: {type: string, maxLength: 12}
                        status: {type: string, enum: [OPEN, DONE]}
      """;

  private static final String NEW_PATH =
      "/pots: {get: {operationId: pots, responses: {'200': {description: d}}}}";

  private static List<String> changes(String... oldsAndNews) {
    String now = CONTRACT;
    for (int i = 0; i < oldsAndNews.length; i += 2) {
      assertThat(now).contains(oldsAndNews[i]);
      now = now.replace(oldsAndNews[i], oldsAndNews[i + 1]);
    }
    return ContractDiff.between(contract(CONTRACT), contract(now)).stream()
        .map(ContractChange::toString)
        .toList();
  }

  private static Contract contract(String text) {
    return Contract.read("openapi.yaml", Map.of("openapi.yaml", text)::get);
  }

  @Test
  void whatIsNew() {
    assertThat(
            changes(
                "kind: {type", "note: {type: string}\n                kind: {type",
                "parameters:\n", "parameters:\n        - {name: sort, in: query, schema: {}}\n",
                "description: Planned.\n",
                    "description: Planned.\n          headers: {ETag: {schema: {type: string}}}\n",
                "status: {type", "owner: {type: string}\n                  status: {type",
                "      responses:\n", "      responses:\n        '404': {description: None.}\n",
                "  /trips:\n", "  " + NEW_PATH + "\n  /trips:\n"))
        .containsExactlyInAnyOrder(
            "GET /pots: the operation is new",
            "POST /trips query:sort: the parameter is new",
            "POST /trips request /note: the field is new",
            "POST /trips 404: the answer is new",
            "POST /trips 201 header:ETag: the header is new",
            "POST /trips 201 /owner: the field is new");
  }

  @Test
  void whatARequestMayLeaveOutOrSayNow() {
    assertThat(
            changes(
                "in: query, required: true,", "in: query,",
                "requestBody:\n        required: true", "requestBody:\n        required: false",
                "required: [goal]", "required: []",
                "maxLength: 40", "maxLength: 80",
                "[SEA, CITY]", "[SEA, CITY, HILLS]",
                "maximum: 50, default: 20", "maximum: 100, default: 10"))
        .containsExactlyInAnyOrder(
            "POST /trips query:page: the parameter is not required any more",
            "POST /trips query:page: default was 20, is 10",
            "POST /trips query:page: maximum was 50, is 100",
            "POST /trips request: the body is not required any more",
            "POST /trips request /goal: the field is not required any more",
            "POST /trips request /goal: maxLength was 40, is 80",
            "POST /trips request /kind: values added: [HILLS]");
  }

  @Test
  void whatAnAnswerSaysMoreSurely() {
    assertThat(
            changes(
                "required: [id]", "required: [id, status]",
                "maxLength: 12", "maxLength: 8",
                "[OPEN, DONE]", "[OPEN]",
                "operationId: plan", "deprecated: true\n      operationId: plan"))
        .containsExactlyInAnyOrder(
            "POST /trips: the operation is deprecated now",
            "POST /trips 201 /status: the field is always there now",
            "POST /trips 201 /id: maxLength was 12, is 8",
            "POST /trips 201 /status: values gone: [DONE]");
  }

  @Test
  void whatBreaksIsMarkedAndTheRestIsNot() {
    assertThat(
            changes(
                "required: [goal]", "required: [goal, kind]",
                "maxLength: 40, pattern: '^[A-Z]'", "maxLength: 80, pattern: '^[a-z]'",
                "[OPEN, DONE]", "[OPEN, LOST]"))
        .containsExactly(
            "POST /trips request /goal: maxLength was 40, is 80",
            "POST /trips request /goal: pattern was ^[A-Z], is ^[a-z] (breaks)",
            "POST /trips request /kind: the field is required now (breaks)",
            "POST /trips 201 /status: values gone: [DONE]",
            "POST /trips 201 /status: values added: [LOST] (breaks)");
  }

  @Test
  void whatIsOnlyDescribedAnewIsNoChange() {
    String[] wordings = {"title: Trips", "title: Journeys", "Planned.", "It is planned."};
    assertThat(changes(wordings)).as(Arrays.toString(wordings)).isEmpty();
    assertThat(changes()).isEmpty();
  }
}
