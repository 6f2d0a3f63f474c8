package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.twospeed.routes.check.StartFindings;
import io.twospeed.routes.release.ProductArchive;
import io.twospeed.routes.release.ReleaseRefusedException;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
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
  void jsltOutsideTheProductsFolder() {
    test.file("secret.jslt", "{}").product("p", "- to: jslt:../secret.jslt");

    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:6: no JSLT file '../secret.jslt'; expected a file inside the product's"
                + " folder, by its path from there; fix: correct the path, or add the file");
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
  void aContractThatCannotBeReadIsNotSaidToBeMissing() throws IOException {
    test.product("p", FINE);
    Files.write(test.folder().resolve("p/openapi.yaml"), new byte[] {(byte) 0x89});

    assertThat(test.findings())
        .containsExactly(
            "openapi.yaml:0: not UTF-8 text; expected a UTF-8 text file this process may read;"
                + " fix: save it as UTF-8, or take it out of the folder");
  }

  @Test
  void aFileThatIsTooLarge() {
    test.product("p", FINE).file("p/all.csv", "x".repeat(4_194_305));

    assertThat(test.findings())
        .containsExactly(
            "all.csv:0: the file has 4194305 bytes; expected at most 4194304 bytes; fix: keep what"
                + " is no part of the product elsewhere");
  }

  @Test
  void tooManyFiles() {
    test.product("p", FINE);
    for (int i = 0; i < 1000; i++) {
      test.file("p/pictures/" + i + ".txt", "x");
    }

    assertThat(test.findings())
        .containsExactly(
            ".:0: the folder holds more than 1000 files; expected at most 1000 files; fix: keep what"
                + " is no part of the product elsewhere");
  }

  @Test
  void variablesThatEndWithTheBranchThatSetsThem() {
    String reading =
        "- setBody: {language: {language: jslt, expression: '{\"a\": $a, \"b\": $b}'}}\n";
    String first = "- multicast:\n    steps:\n      - setVariable: {name: a, constant: x}\n";
    String last = "      - setVariable: {name: b, constant: x}\n";
    test.product("p", first + last + reading);
    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:10: JSLT reads $a, which is set in the multicast of line 6 alone and ends"
                + " with it; expected a variable that is set outside of it, or read where it is set;"
                + " fix: set it before or after, or let the steps follow each other");

    test.file("p/a.jslt", "{\"a\": $a}");
    test.product(
        "p",
        "- split:\n    constant: q\n    steps:\n      - to: {uri: core:accounts.balance, variableReceive: a}\n      - to: jslt:a.jslt\n- to: jslt:a.jslt\n");
    assertThat(test.findings())
        .containsExactly(
            "p.camel.yaml:11: JSLT reads $a, which is set in the split of line 6 alone and ends with"
                + " it; expected a variable that is set outside of it, or read where it is set; fix:"
                + " set it before or after, or let the steps follow each other");
    test.product(
        "p",
        "- to: {uri: core:accounts.balance, variableReceive: a}\n"
            + first.replace("name: a", "name: a")
            + last
            + reading);
    assertThat(test.findings()).isEmpty();
  }

  @Test
  void tooManyNamesOfOneFolder() throws IOException {
    test.product("p", FINE).file("p/a/b.txt", "x");
    for (int i = 0; i < 10; i++) {
      Files.createSymbolicLink(test.folder().resolve("p/a" + i), Path.of("a"));
    }

    assertThat(test.findings())
        .containsExactly(
            ".:0: links show one folder under more than ten names; expected at most ten; fix: keep"
                + " what is no part of the product elsewhere");
  }

  @Test
  void aFolderThatIsNotThere() {
    assertThatThrownBy(() -> ProductArchive.zip(test.folder().resolve("p")))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage(
            ".:0: cannot be read: NoSuchFileException; expected a UTF-8 text file this process may"
                + " read; fix: see that it is there, and that this process may read it");
  }

  @Test
  void textThatIsNestedTooDeep() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    test.product("p", "- to: jslt:a.jslt")
        .file("p/a.jslt", deep)
        .file("p/examples/a.yaml", "a: " + deep);

    assertThat(test.findings())
        .containsExactly(
            "a.jslt:1: JSLT does not compile: it is nested too deep; expected a JSLT expression;"
                + " fix: take levels out: def a function, or import a file",
            "examples/a.yaml:0: not YAML: nested more than 100 levels deep; expected a YAML"
                + " document; fix: mend the file");
  }

  @Test
  void aProductWhoseExamplesCannotEvenBeTried(@TempDir Path other) {
    try (TestHost broken =
        new TestHost(
            other,
            candidate -> {
              throw new IllegalStateException("the rehearsal is broken");
            })) {
      assertThat(broken.product("p", FINE).findings())
          .containsExactly(
              ".:0: the product could not even be checked: IllegalStateException; expected files"
                  + " the check can read to their end; fix: the log has the details");
    }
  }

  @Test
  void aRefusalThatNamesNoPlaceAndNoReason() {
    assertThat(new StartFindings(new RouteFacts()).of(new IllegalStateException()))
        .hasToString(
            "*.camel.yaml:0: Camel refuses the route: no detail; expected Camel's YAML DSL; fix:"
                + " mend the step; camel.apache.org documents each one");
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
                + " fix: add it to the product's folder");
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
