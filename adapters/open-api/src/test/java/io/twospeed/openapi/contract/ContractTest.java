package io.twospeed.openapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twospeed.openapi.RunningDoor;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract must be, and what is said of one that is not. */
class ContractTest {
  private static final String HEAD =
      "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n";
  private static final String OPERATION = HEAD + "      operationId: a\n";
  private static final String GOOD_RESPONSES = "      responses: {'200': {description: d}}\n";

  private final Path folder;

  ContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aContractKnowsItsOperations() {
    Contract contract = Contract.read(RunningDoor.contract("pay"));
    assertThat(contract.operationIds())
        .containsExactly("cancel", "listPayments", "mine", "note", "onePayment", "pay");
    assertThat(contract.title()).isEqualTo("Payments for tests");
    assertThat(contract.version()).isEqualTo("1.2.0");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsLine() throws IOException {
    List<String> findings =
        findings(
            HEAD
                + "      responses: {'404': {description: d}}\n"
                + "    post:\n"
                + "      operationId: one\n"
                + "      requestBody: {content: {text/xml: {schema: {type: string}}}}\n"
                + GOOD_RESPONSES
                + "  /b/{id}:\n"
                + "    get:\n"
                + "      operationId: one\n"
                + GOOD_RESPONSES);
    assertThat(findings)
        .containsExactly(
            "openapi.yaml:5: the operation has no operationId; expected an operationId: the route"
                + " direct:<operationId> serves it; fix: give it one",
            "openapi.yaml:9: the media type 'text/xml' cannot be served; expected application/json"
                + " or application/<name>+json; fix: describe the body as JSON",
            "openapi.yaml:12: the path's parameter {id} is not described, or not fit to be served;"
                + " expected a parameter with in: path and name: id; fix: describe it among the"
                + " parameters",
            "openapi.yaml:12: operationId 'one' is given twice; expected each operationId once; the"
                + " first is at line 7; fix: rename one: each is a route of its own");
  }

  @Test
  void anOperationWithoutASuccess() throws IOException {
    assertThat(
            findings(HEAD + "      operationId: a\n      responses: {'404': {description: d}}\n"))
        .containsExactly(
            "openapi.yaml:5: operation 'a' has no 2xx response; expected at least one: the answer"
                + " when all went well; fix: describe it under responses");
  }

  @Test
  void whatTheSpecificationWantsIsSaidWithItsLine() throws IOException {
    assertThat(
            findings(
                """
                openapi: 3.0.3
                info:
                  title: t
                paths:
                  /a:
                    get:
                      operationId: a
                      bogus: 1
                      responses:
                        '200': {content: {application/json: {schema: {}}}}
                """))
        .containsExactly(
            "openapi.yaml:2: info.version is missing; expected a value, as OpenAPI wants it; fix:"
                + " write it",
            "openapi.yaml:8: paths.'/a'(get).bogus is unknown; expected a name OpenAPI knows, or"
                + " one that starts with x-; fix: mend the name or remove it",
            "openapi.yaml:10: paths.'/a'(get).responses.200.description is missing; expected a value,"
                + " as OpenAPI wants it; fix: write it");
  }

  @Test
  void parametersThatCannotBeServed() throws IOException {
    assertThat(
            findings(
                HEAD
                    + "      operationId: a\n"
                    + "      parameters:\n"
                    + "        - {name: CamelHttpUri, in: query, schema: {type: string}}\n"
                    + "        - {name: org.apache.camel.x, in: header, schema: {type: string}}\n"
                    + "        - {name: c, in: cookie, schema: {type: string}}\n"
                    + "        - {name: o, in: query, schema: {type: object}}\n"
                    + "        - {name: s, in: query, style: deepObject, schema: {type: string}}\n"
                    + "        - {name: x, in: query, schema: {type: string}}\n"
                    + "        - {name: x, in: header, schema: {type: string}}\n"
                    + GOOD_RESPONSES))
        .containsExactly(
            "openapi.yaml:8: the parameter 'CamelHttpUri' is named like a control header of Camel;"
                + " expected a name that steers nothing inside a route; fix: rename it",
            "openapi.yaml:9: the parameter 'org.apache.camel.x' is named like a control header of"
                + " Camel; expected a name that steers nothing inside a route; fix: rename it",
            "openapi.yaml:10: a parameter in 'cookie'; expected path, query or header; fix: move it"
                + " there",
            "openapi.yaml:11: the parameter 'o' is no plain value; expected text, number, boolean,"
                + " or an array of these; fix: put structured data into the body",
            "openapi.yaml:12: the style 'deepObject' of the parameter 's'; expected form in a query,"
                + " simple in a path or header; fix: leave the style out",
            "openapi.yaml:14: two parameters are named 'x'; expected each name once in an"
                + " operation: a route knows parameters by name alone; fix: rename one");
  }

  @Test
  void aReferenceThatLeavesTheFolderOrLeadsNowhere() throws IOException {
    Files.writeString(folder.resolveSibling("outside.yaml"), "A: {type: string}\n");
    assertThat(
            findings(
                HEAD
                    + "      operationId: a\n"
                    + "      responses:\n"
                    + "        '200': {$ref: '../outside.yaml#/A'}\n"
                    + "        '201': {$ref: 'https://example.com/a.yaml'}\n"
                    + "        '202': {$ref: 'nowhere.yaml#/A'}\n"
                    + "        '203': {$ref: '#/components/responses/Nope'}\n"))
        .contains(
            "openapi.yaml:8: $ref '../outside.yaml#/A' leads out of the contract's folder; expected"
                + " a file in the contract's folder; fix: copy the file into the folder and refer"
                + " to the copy",
            "openapi.yaml:9: $ref 'https://example.com/a.yaml' leads out of the contract's folder;"
                + " expected a file in the contract's folder; fix: copy the file into the folder"
                + " and refer to the copy",
            "openapi.yaml:10: $ref 'nowhere.yaml#/A' leads to no file that can be read; expected a"
                + " file in the contract's folder; fix: mend the path or add the file",
            "openapi.yaml:11: $ref '#/components/responses/Nope' leads nowhere; expected a pointer"
                + " to something that is written; fix: mend the pointer or write what it means");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0"})
  void aPatternThatIsNone(String version) throws IOException {
    String schema = "{type: string, pattern: '['}";
    assertThat(
            findings(
                OPERATION.replace("3.0.3", version)
                    + "      parameters:\n        - name: q\n          in: query\n"
                    + "          schema:\n            pattern: '(?i)a'\n"
                    + "      responses:\n        '200':\n"
                    + "          description: d\n          content:\n"
                    + "            application/json:\n"
                    + "              schema: {properties: {a: "
                    + schema
                    + "}}\n"))
        .containsExactly(
            "openapi.yaml:11: the pattern '(?i)a' cannot be used: a group that ECMA-262 has not, such"
                + " as (?i) or (?>, at character 1; expected a regular expression of ECMA-262, as"
                + " JSON Schema has it; fix: mend the pattern; what is taken stands in the README of"
                + " the fast door",
            "openapi.yaml:17: the pattern '[' cannot be used: a character class that does not end at"
                + " character 1; expected a regular expression of ECMA-262, as JSON Schema has it;"
                + " fix: mend the pattern; what is taken stands in the README of the fast door");
  }

  @ParameterizedTest
  @CsvSource({"3.0.3, an OpenAPI 3.0 schema", "3.1.0, JSON Schema 2020-12"})
  void aKeywordWhoseValueIsNone(String version, String expected) throws IOException {
    assertThat(
            findings(
                OPERATION.replace("3.0.3", version)
                    + "      parameters:\n        - name: q\n          in: query\n"
                    + "          schema: {minimum: x}\n"
                    + GOOD_RESPONSES))
        .containsExactly(
            "openapi.yaml:10: minimum has a value that does not fit; expected a number; fix: mend the value",
            "openapi.yaml:10: the schema cannot be compiled: minimum value is not a number; expected "
                + expected
                + "; fix: mend the schema");
  }

  @Test
  void aPatternThatTriesForEverWithoutALookAtTheText() throws IOException {
    assertThat(
            findings(
                OPERATION
                    + "      parameters:\n"
                    + "        - name: q\n          in: query\n"
                    + "          schema: {pattern: '(?:(?:){200000000}){200000000}'}\n"
                    + GOOD_RESPONSES))
        .singleElement()
        .asString()
        .contains("cannot be used: a regular expression that repeats more than");
  }

  @Test
  void aTypeThatThereIsNot() throws IOException {
    String known = "array, boolean, integer, number, object, string";
    String schemas =
        """
              responses:
                '200':
                  description: d
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Trip'}
        components:
          schemas:
            Trip:
              type: object
              properties:
                goal: {type: strin}
                again: {$ref: '#/components/schemas/Trip'}
                stops:
                  type: array
                  items: {type: %s}
              additionalProperties: false
        """;
    assertThat(findings(OPERATION + schemas.formatted("'null'")))
        .containsExactly(
            "openapi.yaml:18: there is no type 'strin'; expected one of [%s]; fix: correct it, or leave it out: any value fits then"
                .formatted(known),
            "openapi.yaml:22: there is no type 'null'; expected one of [%s]; fix: correct it, or leave it out: any value fits then"
                .formatted(known));
    assertThat(
            findings(
                OPERATION.replace("3.0.3", "3.1.0") + schemas.formatted("[integer, 'null', date]")))
        .hasSize(2)
        .contains(
            "openapi.yaml:22: there is no type 'date'; expected one of [array, boolean, integer, null, number, object, string]; fix: correct it, or leave it out: any value fits then");
  }

  @Test
  void bodiesThatCannotBeServed() throws IOException {
    assertThat(
            findings(
                OPERATION
                    + "      requestBody: {content: {application/json: {schema: {}}}}\n"
                    + GOOD_RESPONSES
                    + "    post:\n"
                    + "      operationId: b\n"
                    + "      requestBody: {content: {application/json: {}}}\n"
                    + GOOD_RESPONSES))
        .containsExactly(
            "openapi.yaml:7: a get operation with a request body; expected no body: HTTP gives it no"
                + " meaning there (RFC 9110, 9.3.1); fix: use post, or parameters",
            "openapi.yaml:11: a request body without a schema; expected a schema; fix: describe the"
                + " body");
  }

  @Test
  void aResponseOfNoStatus() throws IOException {
    assertThat(
            findings(
                OPERATION
                    + "      responses:\n"
                    + "        '200': {description: d}\n"
                    + "        '600': {description: d}\n"
                    + "        fine: {description: d}\n"))
        .containsExactly(
            "openapi.yaml:9: the response '600' is no status; expected 200, 2XX or default; fix:"
                + " mend the key",
            "openapi.yaml:10: the response 'fine' is no status; expected 200, 2XX or default; fix:"
                + " mend the key");
  }

  @Test
  void parametersThatAreHalfDescribed() throws IOException {
    assertThat(
            findings(
                OPERATION
                    + "      parameters:\n"
                    + "        - {name: q, in: query}\n"
                    + "        - {name: id, in: path, required: true, schema: {type: string}}\n"
                    + GOOD_RESPONSES))
        .containsExactly(
            "openapi.yaml:8: the parameter 'q' has no schema; expected a schema; fix: describe it",
            "openapi.yaml:9: the path '/a' has no parameter {id}; expected a segment {id}; fix: add"
                + " the segment or remove the parameter");
  }

  @Test
  void aContractWithoutAnOperation() throws IOException {
    assertThat(findings("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n"))
        .containsExactly(
            "openapi.yaml:3: the contract has no operation; expected at least one; fix: write it");
  }

  @Test
  void valuesThatDoNotFit() throws IOException {
    assertThat(
            findings(
                """
                openapi: 3.0.3
                info: 7
                paths:
                  /a:
                    get:
                      operationId: a
                      tags: all
                      responses: {'200': {description: d}}
                  b: {}
                """))
        .containsExactly(
            "openapi.yaml:2: info has a value that does not fit; expected object; fix: mend the"
                + " value",
            "openapi.yaml:3: paths. Resource b should start with /; expected what the OpenAPI"
                + " Specification says there; fix: mend it",
            "openapi.yaml:7: paths.'/a'(get).tags has a value that does not fit; expected array;"
                + " fix: mend the value");
  }

  @Test
  void pathsThatCannotBeTold() throws IOException {
    assertThat(
            findings(
                "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n"
                    + pathWith("/x/{a}", "a", "one")
                    + pathWith("/x/{b}", "b", "two")
                    + pathWith("/f/{c}.json", "c", "three")))
        .contains(
            "openapi.yaml:10: the path '/x/{b}' matches the same requests as '/x/{a}'; expected"
                + " paths that differ in more than the names of their parameters; fix: make them"
                + " one path",
            "openapi.yaml:14: the path '/f/{c}.json' mixes text and parameter in one segment;"
                + " expected segments that are text or one {parameter}; fix: give the parameter a"
                + " segment of its own");
  }

  private static String pathWith(String path, String parameter, String id) {
    return "  %s:\n    get:\n      operationId: %s\n".formatted(path, id)
        + "      parameters: [{name: %s, in: path, required: true, schema: {type: string}}]\n"
            .formatted(parameter)
        + GOOD_RESPONSES;
  }

  @Test
  void anotherVersionOfTheSpecification() throws IOException {
    assertThat(findings("swagger: '2.0'\ninfo: {title: t, version: '1'}\n"))
        .containsExactly(
            "openapi.yaml:1: no OpenAPI version; expected openapi: 3.0.x or 3.1.x; fix: write the"
                + " contract in one of these versions");
    assertThat(findings("openapi: 4.0.0\n"))
        .containsExactly(
            "openapi.yaml:1: OpenAPI version 4.0.0; expected openapi: 3.0.x or 3.1.x; fix: write"
                + " the contract in one of these versions");
  }

  @Test
  void aFileThatIsNoYaml() throws IOException {
    assertThat(findings("openapi: 3.0.3\ninfo: [\n"))
        .containsExactly(
            "openapi.yaml:3: not YAML: expected the node content, but found '<stream end>'; expected"
                + " well-formed YAML; fix: mend the line");
    assertThat(findings("openapi: 3.0.3\n? [a]\n: b\n"))
        .containsExactly(
            "openapi.yaml:0: not YAML: a key at line 2 is no text; expected well-formed YAML; fix:"
                + " mend the file");
    assertThat(findings("- openapi\n"))
        .containsExactly(
            "openapi.yaml:1: the file holds no mapping; expected keys and values; fix: write the"
                + " contract");
    assertThat(findings("openapi: 3.0.3\nopenapi: 3.0.4\n"))
        .contains(
            "openapi.yaml:2: 'openapi' is given twice; expected each key once; the first is at line"
                + " 1; fix: remove one of the two");
  }

  @Test
  void aFileThatIsNotThere() {
    ContractException refused =
        catchThrowableOfType(
            ContractException.class, () -> Contract.read(folder.resolve("openapi.yaml")));
    assertThat(refused.findings())
        .containsExactly(
            new Finding(
                "openapi.yaml", 0, "cannot be read", "a readable file", "put the contract there"));
    assertThat(catchThrowableOfType(ContractException.class, () -> Contract.read(Path.of("/"))))
        .hasMessage("/:0: is no file; expected a readable file; fix: put the contract there");
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("openapi.yaml"), new byte[] {(byte) 0x89});
    assertThat(catchThrowableOfType(ContractException.class, () -> Contract.read(file)))
        .hasMessage("openapi.yaml:0: not UTF-8; expected UTF-8 text; fix: save the file as UTF-8");
  }

  @Test
  void aliasesThatMultiplyAreRefusedQuickly() throws IOException {
    StringBuilder bomb = new StringBuilder("openapi: 3.0.3\na: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [".formatted(i, i)).append((before + ",").repeat(9)).append(before);
      bomb.append("]\n");
    }
    assertThat(findings(bomb.toString()))
        .containsExactly(
            "openapi.yaml:0: not YAML: Number of aliases for non-scalar nodes exceeds the specified"
                + " max=50; expected well-formed YAML; fix: mend the file");
    String few = "a: &a [%sx]\nb: &b [%s*a]\nc: [%s*b]\n";
    String many = few.formatted("x,".repeat(2000), "*a,".repeat(20), "*b,".repeat(20));
    assertThat(findings("openapi: 3.0.3\n" + many))
        .containsExactly(
            "openapi.yaml:0: not YAML: more than 200000 nodes once its aliases are written out;"
                + " expected well-formed YAML; fix: mend the file");
  }

  @Test
  void anAliasInsideWhatItMeansIsRefused() throws IOException {
    for (String inside : List.of("&a {b: *a}", "&a [[*a]]")) {
      assertThat(findings("openapi: 3.0.3\nx-a: " + inside + "\n"))
          .containsExactly(
              "openapi.yaml:0: not YAML: nested more than 200 levels deep; expected well-formed"
                  + " YAML; fix: mend the file");
    }
  }

  @Test
  void longKeysAboveManyNodesAreRefused() throws IOException {
    String key = "k".repeat(30_000);
    assertThat(
            findings("openapi: 3.0.3\nx-a:\n  ? " + key + "\n  : [" + "1,".repeat(60_000) + "1]"))
        .containsExactly(
            "openapi.yaml:0: not YAML: the keys that lead to its nodes have more than 8000000"
                + " characters; expected well-formed YAML; fix: mend the file");
  }

  private static String fanOut(String use) {
    StringBuilder text =
        new StringBuilder(
            """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /a:
                post:
                  operationId: a
            %s
                  responses: {'200': {description: d}}
            components:
              schemas:
                S16: {}
            """
                .formatted(use));
    for (int i = 0; i < 16; i++) {
      String next = "{$ref: '#/components/schemas/S" + (i + 1) + "'},";
      text.append("    S" + i + ": {anyOf: [" + next.repeat(4) + "]}\n");
    }
    return text.toString();
  }

  @Test
  void referencesThatMultiplyAreRefusedQuickly() throws IOException {
    String schema = "schema: {$ref: '#/components/schemas/S0'}";
    String refused =
        "openapi.yaml:7: the schema has more than 50000 parts once its references are written out;"
            + " expected at most 50000; fix: refer to fewer schemas, or to smaller ones";
    String body = "      requestBody: {content: {application/json: {" + schema + "}}}";
    assertThat(findings(fanOut(body))).containsExactly(refused);
    String parameter = "      parameters: [{name: p, in: query, " + schema + "}]";
    assertThat(findings(fanOut(parameter))).containsExactly(refused);
  }

  @Test
  void referencesThatMultiplyBesideOnesThatLeadBackAreNotWrittenOut() throws IOException {
    String schema = "schema: {$ref: '#/components/schemas/S0'}";
    String parameter = "      parameters: [{name: p, in: query, " + schema + "}]";
    String text =
        fanOut(parameter)
            + "    L: {type: object, properties: {l: {$ref: '#/components/schemas/L'}}}\n";
    Path file = Files.writeString(folder.resolve("openapi.yaml"), text);
    assertThat(Contract.read(file).operationIds()).containsExactly("a");
  }

  private List<String> findings(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("openapi.yaml"), yaml);
    ContractException refused =
        catchThrowableOfType(ContractException.class, () -> Contract.read(file));
    assertThat(refused).as("the contract is refused").isNotNull();
    return refused.findings().stream().map(Finding::toString).toList();
  }
}
