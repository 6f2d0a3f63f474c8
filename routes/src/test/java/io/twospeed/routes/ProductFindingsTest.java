package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of broken product, and the very words it is refused with. */
class ProductFindingsTest {
  private static final String FINE = "- setBody: {constant: '{}'}";

  private final TestHost test;

  ProductFindingsTest(@TempDir Path folder) {
    test = new TestHost(folder);
    test.core.answering("accounts.balance", "{}");
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anOperationWithoutARoute() {
    test.product("p", FINE)
        .file("p/p.camel.yaml", "- route: {from: {uri: direct:help, steps: []}}\n");

    assertThat(test.findings())
        .containsExactly(
            "openapi.yaml:6: operationId 'greet' has no route; expected a route from direct:greet;"
                + " fix: add the route to a *.camel.yaml, or take the operation out of the"
                + " contract",
            "p.camel.yaml:1: route direct:help serves no operation; expected an operationId of"
                + " openapi.yaml, one of [greet]; fix: correct the name, or add the operation to"
                + " the contract");
  }

  @Test
  void twoRoutesFromTheSamePlace() {
    test.product("p", FINE)
        .file("p/q.camel.yaml", "- route: {from: {uri: direct:greet, steps: []}}\n");

    assertThat(test.findings())
        .containsExactly(
            "q.camel.yaml:1: a second route starts from direct:greet; expected one; the first is at"
                + " p.camel.yaml:4; fix: give one of them another name");
  }

  @Test
  void aRouteThatNoRequestStarts() {
    test.product("p", FINE).file("p/q.camel.yaml", "- from: {uri: 'timer:tick', steps: []}\n");

    assertThat(test.findings())
        .containsExactly(
            "q.camel.yaml:1: a route starts from 'timer:tick'; expected direct:<operationId>;"
                + " fix: let the contract start it: requests come by openapi.yaml alone");
  }

  @Test
  void aCallToARouteThatIsNotThere() {
    test.product("p", "- to: direct:elsewhere");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: no route starts from direct:elsewhere; expected one of [greet];"
                + " fix: correct the name, or add the route");
  }

  @Test
  void anOperationTheCoreDoesNotHave() {
    test.product("p", "- to: {uri: 'core:accounts.balanse'}");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: the core has no operation 'accounts.balanse'; expected an operation of"
                + " mappings/core; fix: correct the name, or add mappings/core/accounts.balanse");
  }

  @Test
  void aComponentThatIsNotAllowed() {
    test.product("p", "- to: file:/tmp/stolen");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: the component 'file' is not allowed; expected one of [core, direct,"
                + " jslt, log, problem]; fix: call the core by core:<operation>; config may open"
                + " further components");
  }

  @Test
  void aStepThatIsNotAllowed() {
    test.product("p", "- toD: 'core:${header.name}'");

    assertThat(test.findings())
        .singleElement()
        .asString()
        .startsWith("p.camel.yaml:6: the step 'toD' is not allowed; expected one of [choice, ")
        .endsWith(
            "fix: name the target by to: and decide by choice:, so that it can be checked before it"
                + " runs");
  }

  @Test
  void beansBesideTheRoutes() {
    test.product("p", FINE).file("p/b.camel.yaml", "- beans:\n  - {name: x, type: java.io.File}\n");

    assertThat(test.findings())
        .containsExactly(
            "b.camel.yaml:1: 'beans' beside the routes is not allowed; expected route;"
                + " fix: remove it: a product brings no code; use a jslt: step");
  }

  @Test
  void anErrorHandlerThatWouldRepeatACall() {
    test.product("p", FINE)
        .file(
            "p/p.camel.yaml",
            """
            - route:
                errorHandler: {defaultErrorHandler: {}}
                from: {uri: direct:greet, steps: []}
            """);

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:2: 'errorHandler' in a route is not allowed; expected one of"
                + " [description, from, group, id, nodePrefixId, note]; fix: remove it: a repeated"
                + " step would repeat a call to the core; to catch a failure use doTry:");
  }

  @Test
  void aLanguageThatIsNotAllowed() {
    test.product("p", "- setBody: {groovy: 'System.exit(1)'}");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: the language 'groovy' is not allowed; expected one of [constant,"
                + " exchangeProperty, header, jq, jslt, simple, variable]; fix: write the"
                + " expression in jslt, or in simple");
  }

  @Test
  void yamlThatDoesNotParse() {
    test.product("p", FINE).file("p/p.camel.yaml", "- route:\n    id: 'greet\n");

    assertThat(test.findings())
        .contains(
            "p.camel.yaml:3: not YAML: found unexpected end of stream; expected a YAML document;"
                + " fix: mend the line, or the indentation just above it");
  }

  @Test
  void aFieldCamelDoesNotKnow() {
    test.product("p", "- to: {uri: 'core:accounts.balance', variableRecieve: balance}");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: Camel knows no 'variableRecieve' in 'to'; expected one of"
                + " [description, disabled, id, note, parameters, pattern, uri, variableReceive,"
                + " variableSend]; fix: correct the spelling, or remove it");
  }

  @Test
  void aSimpleExpressionThatDoesNotParse() {
    test.product("p", "- setBody: {simple: '${header.name'}");

    assertThat(test.findings())
        .singleElement()
        .asString()
        .startsWith("p.camel.yaml:4: Camel refuses the route: ");
  }

  @Test
  void aSimpleExpressionThatCallsJava() {
    test.product("p", "- setBody: {simple: '${bean:type:java.lang.Runtime?method=gc}'}");

    assertThat(test.findings())
        .singleElement()
        .asString()
        .startsWith("p.camel.yaml:4: Camel refuses the route: ");
  }

  @Test
  void jsltThatDoesNotCompile() {
    test.product("p", "- to: jslt:a.jslt").file("p/a.jslt", "// a comment\n{\n  \"a\": }\n");

    assertThat(test.findings())
        .singleElement()
        .asString()
        .startsWith("a.jslt:3: JSLT does not compile: ")
        .endsWith(
            "expected a JSLT expression; fix: mend the expression; the place is where reading"
                + " stopped");
  }

  @Test
  void inlineJsltThatDoesNotCompileIsToldAtItsLineOfTheRoute() {
    test.product(
        "p",
        """
        - setBody:
            language:
              language: jslt
              expression: |
                {
                  "a": }
        """);

    assertThat(test.findings())
        .singleElement()
        .asString()
        .startsWith("p.camel.yaml:11: JSLT does not compile: ");
  }

  @Test
  void jsltOutsideTheProductsFolder() {
    test.file("secret.jslt", "{}").product("p", "- to: jslt:../secret.jslt");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: no JSLT file '../secret.jslt'; expected a file inside the product's"
                + " folder, by its path from there; fix: correct the path, or add the file");
  }

  @Test
  void jsltThatImportsFromOutsideTheProductsFolder() {
    test.file("secret.jslt", "{}")
        .product("p", "- to: jslt:a.jslt")
        .file("p/a.jslt", "import \"../secret.jslt\" as secret\nsecret(.)\n");

    assertThat(test.findings())
        .anySatisfy(
            finding ->
                assertThat(finding)
                    .startsWith(
                        "a.jslt:1: JSLT does not compile: import of '../secret.jslt', which"
                            + " is not in the product's folder; "));
  }

  @Test
  void jsltThatReadsAVariableNoStepSets() {
    test.product("p", "- to: jslt:a.jslt")
        .file("p/a.jslt", "let b = 1\n{\"a\": $custmer.a + $b}\n");

    assertThat(test.findings())
        .containsExactly(
            "a.jslt:0: JSLT reads $custmer, which no step sets; expected one of [parameters,"
                + " request]; fix: correct the name, or set it by variableReceive: or"
                + " setVariable:");
  }

  @Test
  void aProblemWithoutATitle() {
    test.product("p", "- to: problem:no-way");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: Camel refuses the route: problem:no-way has no title; expected a"
                + " sentence for the caller; expected Camel's YAML DSL; fix: mend the step;"
                + " camel.apache.org documents each one");
  }

  @Test
  void aLogMessageThatWouldTellACustomersData() {
    test.product("p", "- log: 'for ${routeId}'\n- log: {message: 'asked by ${body}'}");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:7: a log message with a value of the request is not allowed; expected"
                + " plain words, ${routeId} or ${exchangeId}; fix: leave the value out: it may be"
                + " personal");
  }

  @Test
  void aFileThatIsNotText(@TempDir Path other) throws IOException {
    try (TestHost binary = new TestHost(other)) {
      binary.product("p", FINE);
      Files.write(other.resolve("p/logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

      assertThat(binary.findings())
          .containsExactly(
              "logo.png:0: not UTF-8 text; expected a UTF-8 text file this process may read;"
                  + " fix: save it as UTF-8, or take it out of the folder");
    }
  }

  @Test
  void aContractThatIsNoContract() {
    test.product("p", FINE).file("p/openapi.yaml", "openapi: 3.0.3\ninfo: 7\n");

    assertThat(test.findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding).startsWith("openapi.yaml:"));
  }

  @Test
  void scenarioKeysNobodyKnows() {
    test.product("p", FINE).file("p/scenario.yaml", "label: '1'\nowner: me\nlabl: '2'\n");

    assertThat(test.findings())
        .containsExactly(
            "scenario.yaml:3: unknown key 'labl'; expected one of [breaks, description, label,"
                + " leave-standing, owner]; fix: remove the key or correct its spelling");
  }

  @Test
  void filesThatAreNotThere() {
    test.file("p/notes.txt", "nothing yet");

    assertThat(test.findings())
        .containsExactly(
            "*.camel.yaml:0: the product has no route file; expected at least one file named"
                + " *.camel.yaml; fix: add it to the product's folder",
            "openapi.yaml:0: openapi.yaml is missing; expected the product's contract, OpenAPI 3.0"
                + " or 3.1; fix: add it to the product's folder",
            "scenario.yaml:0: scenario.yaml is missing; expected label and owner of the product;"
                + " fix: add it to scenario.yaml");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceAndHurtsNoOtherProduct() {
    test.product("good", FINE)
        .product("bad", "- to: file:x\n- to: core:nothing\n- to: jslt:none.jslt");

    assertThat(test.findings()).hasSize(3);
    assertThat(test.host.products())
        .extracting(ProductStatus::name, ProductStatus::state)
        .containsExactly(tuple("bad", VersionState.REFUSED), tuple("good", VersionState.LIVE));
    assertThat(test.published).containsOnlyKeys("good");
  }
}
