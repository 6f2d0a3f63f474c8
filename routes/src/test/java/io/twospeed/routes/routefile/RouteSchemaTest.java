package io.twospeed.routes.routefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.routes.TestHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Route files that Camel's own schema of its YAML DSL does not know: one finding for each place.
 */
class RouteSchemaTest {
  private final TestHost test;

  RouteSchemaTest(@TempDir Path folder) {
    test = new TestHost(folder);
    test.core.answering("accounts.balance", "{}");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<String> findings(String steps) {
    test.product("p", steps);
    return test.findings();
  }

  @Test
  void aMisspeltFieldDeepInsideIsToldThereAlone() {
    assertThat(
            findings(
                """
                - choice:
                    when:
                      - simple: ${body} == 1
                        steps:
                          - setHeader: {name: a, constant: {expresion: b}}
                """))
        .containsExactly(
            "p.camel.yaml:10: Camel knows no 'expresion' in 'constant'; expected one of"
                + " [expression, id, resultType, trim]; fix: correct the spelling, or remove it");
  }

  @Test
  void twoStepsInOneListItem() {
    assertThat(findings("- setBody: {constant: a}\n  to: core:accounts.balance"))
        .containsExactly(
            "p.camel.yaml:6: a step has the keys [setBody, to]; expected one of them; fix: begin a"
                + " list item of its own, '- ', for each");
  }

  @Test
  void aFieldThatIsMissing() {
    assertThat(findings("- setVariable: {constant: a}"))
        .containsExactly(
            "p.camel.yaml:6: 'setVariable' lacks 'name'; expected a line 'name: ...'; fix:"
                + " add it");
  }

  @Test
  void aValueThatIsNoneOfItsValues() {
    assertThat(findings("- to: {uri: core:accounts.balance, pattern: InOt}"))
        .containsExactly(
            "p.camel.yaml:6: 'pattern' is 'InOt'; expected one of [InOnly, InOut]; fix: correct"
                + " it");
  }

  @Test
  void aNumberForAText() {
    assertThat(findings("- loop: {constant: 3, steps: [{setBody: {constant: 5}}]}")).isEmpty();
  }

  @Test
  void severalAtOnce() {
    assertThat(findings("- setBody: {simpel: 'x'}\n- to: {url: core:accounts.balance}"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("p.camel.yaml:7: Camel knows no 'url' in 'to'");
  }

  @Test
  void ofVeryManyFindingsTheFirstAreToldAndThatThereAreMore() {
    assertThat(findings("- setBody: {simpel: 'x'}\n".repeat(300)))
        .hasSize(201)
        .contains(
            "p.camel.yaml:0: there are 100 findings more; expected at most 200; fix: mend these first")
        .last()
        .asString()
        .contains("findings more");
  }

  @Test
  void aFileOfVeryManyStepsIsNotHeldAgainstTheSchema() {
    test.file("p/q.camel.yaml", "- a: b\n".repeat(16_000));
    assertThat(findings("- setBody: {constant: '{}'}"))
        .hasSize(201)
        .contains(
            "q.camel.yaml:0: the file has 48001 keys and values; expected at most 10000; fix:"
                + " divide it into several files");
  }
}
