package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static io.twospeed.routes.TestRequests.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.settings.ReleaseSettings;
import io.twospeed.routes.step.ProblemException;
import io.twospeed.routes.version.VersionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A product that loops, floods, leaks or throws hurts itself only. */
@Tag("slow")
class IsolationTest {
  private final TestHost test;
  private final CountDownLatch coreAnswers = new CountDownLatch(1);

  IsolationTest(@TempDir Path folder) {
    ReleaseSettings defaults = ReleaseSettings.defaults();
    this.test =
        new TestHost(
            folder,
            new ReleaseSettings(
                null,
                100,
                10,
                defaults.band(),
                Duration.ofMillis(100),
                new ReleaseSettings.Limits(3, 2, 500, Duration.ofSeconds(60)),
                Map.of("narrow", new ReleaseSettings.OwnLimits(1, null, null, null))));
  }

  @BeforeEach
  void core() {
    test.core.answering(
        "wait",
        request -> {
          try {
            coreAnswers.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return request;
        });
    test.product("good", "- setBody: {constant: '{\"good\": true}'}");
  }

  @AfterEach
  void close() throws Throwable {
    try {
      assertThat(test.answer("good", reading("greet", "{}")).body())
          .as("the other product")
          .isEqualTo(json("{\"good\": true}"));
    } finally {
      coreAnswers.countDown();
      test.close();
    }
  }

  @Test
  void aLoopWithoutAnEndEnds() {
    test.product(
        "bad",
        """
        - loop:
            constant: "1000000000"
            steps:
              - setVariable: {name: turn, constant: again}
        """);
    test.host.load();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage("The route took more steps than a request may");
  }

  @Test
  void aLoopThatCatchesEverythingEndsToo() {
    test.product(
        "bad",
        """
        - loop:
            constant: "1000000000"
            steps:
              - doTry:
                  steps:
                    - setVariable: {name: turn, constant: again}
                  doCatch:
                    - exception: [java.lang.Exception]
                      steps:
                        - setVariable: {name: turn, constant: caught}
        """);
    test.host.load();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage("The route took more steps than a request may");
  }

  @Test
  void aTextThatDoublesWithEachTurnStopsInTime() {
    test.product(
        "bad",
        """
        - setBody: {constant: "0123456789"}
        - loop:
            constant: "40"
            steps:
              - setBody: {simple: "${body}${body}"}
        """);
    test.host.load();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage("The route made a text longer than 8388608 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setVariable: {name: v, simple: '${variable.v}${variable.v}'}",
        "setHeader: {name: v, simple: '${header.v}${header.v}aaaaaaaaaa'}",
        "filter: {simple: '${variable.v}${variable.v} == 1', steps: [{stop: {}}]}",
        "setVariables: {variables: [{name: v, simple: '${variable.v}${variable.v}'}]}"
      })
  void aTextThatDoublesOutsideTheBodyStopsInTime(String step) {
    String more =
        step.startsWith("filter")
            ? ", {setVariable: {name: v, simple: '${variable.v}${variable.v}'}}"
            : "";
    test.product(
        "bad",
        """
        - setVariable: {name: v, constant: aaaaaaaaaaaaaaaaaaaa}
        - loop: {constant: 24, steps: [{%s}%s]}
        """
            .formatted(step, more));
    assertThat(test.findings()).isEmpty();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage("The route made a text longer than 8388608 characters");
  }

  @Test
  void oneStepThatJoinsALongTextManyTimesIsNotJoined() {
    String doubled = "- setBody: {simple: '${body}${body}'}\n".repeat(18);
    test.product(
        "bad",
        "- setBody: {constant: aaaaaaaaaaaaaaaaaaaa}\n"
            + doubled
            + "- setBody: {simple: '"
            + "${body}".repeat(60)
            + "'}\n");
    assertThat(test.findings()).isEmpty();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage("The route made a text longer than 8388608 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple: '${body} and more'",
        "language: {language: jslt, expression: '[for (.) .]'}"
      })
  void whatManyVariablesKeepIsBoundedWithinOneStepToo(String expression) {
    StringBuilder variables = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      variables.append("    - {name: v%d, %s}\n".formatted(i, expression));
    }
    test.product(
        "bad",
        """
        - setBody: {%s}
        - setVariables:
            variables:
        """
                .formatted(
                    expression.startsWith("simple")
                        ? "constant: '" + "a".repeat(1 << 20) + "'"
                        : "jq: '[range(100000)]'")
            + variables);
    assertThat(test.findings()).isEmpty();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}")))
        .hasMessage(
            "The route keeps more than 16777216 characters in its body, headers and variables");
  }

  @Test
  void aFloodIsTurnedAwayAtTheProductsOwnLimit() {
    test.product("bad", "- to: core:wait");
    test.host.load();
    List<CompletionStage<ApiReply>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(test.serve("bad", sending("greet", "{}")));
    }
    assertThatThrownBy(() -> test.answer("bad", sending("greet", "{}")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("503 overload: This product has too many requests under way.");
    coreAnswers.countDown();
    for (CompletionStage<ApiReply> each : waiting) {
      await("those that were let in end")
          .atMost(Duration.ofMinutes(1))
          .until(() -> each.toCompletableFuture().isDone());
    }
    await("there is room again")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(test.serve("bad", sending("greet", "{}")).toCompletableFuture().join())
                    .isNotNull());
  }

  @Test
  void aProductHasALimitOfItsOwnWhereConfigSaysSo() {
    test.product("narrow", "- to: core:wait");
    test.product("wide", "- to: core:wait");
    test.host.load();
    CompletionStage<ApiReply> inside = test.serve("narrow", sending("greet", "{}"));
    assertThatThrownBy(() -> test.answer("narrow", sending("greet", "{}")))
        .hasMessage("503 overload: This product has too many requests under way.");
    for (int i = 0; i < 3; i++) {
      assertThat(test.serve("wide", sending("greet", "{}")).toCompletableFuture()).isNotDone();
    }
    assertThatThrownBy(() -> test.answer("wide", sending("greet", "{}")))
        .hasMessage("503 overload: This product has too many requests under way.");
    coreAnswers.countDown();
    await("the one inside ends")
        .atMost(Duration.ofMinutes(1))
        .until(() -> inside.toCompletableFuture().isDone());
  }

  @Test
  void aTemplateWithoutAnEndFailsItsRequest() {
    test.product(
        "bad",
        """
        - setBody:
            language: {language: jslt, expression: 'def f(x) f($x) f(.)'}
        """);
    test.host.load();
    assertThatThrownBy(() -> test.answer("bad", reading("greet", "{}"))).isNotNull();
  }

  @Test
  void aRequestThatNeverEndsKeepsNoOldVersionForEver() {
    test.product("bad", "- to: core:wait");
    test.host.load();
    CompletionStage<ApiReply> stuck = test.serve("bad", sending("greet", "{}"));
    test.product("bad", "- setBody: {constant: '{}'}");
    test.host.load();
    await("the old version is stopped all the same")
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.host.products().get(0).state() == VersionState.RETIRED);
    assertThat(stuck.toCompletableFuture()).isNotDone();
  }

  @Test
  void whatTheProcessKnowsIsNoProducts() {
    test.product(
        "bad",
        """
        - setBody: {simple: "${sysenv.TWOSPEED_JOURNAL_KEYS}"}
        - setBody: {constant: "{{env:TWOSPEED_JOURNAL_KEYS}}"}
        """);
    assertThat(test.findings())
        .containsExactly(
            "bad.camel.yaml:6: what the process around the route knows is not allowed; expected"
                + " values of the request, of the core's answers, or constants; fix: write the value"
                + " into the product's files",
            "bad.camel.yaml:7: a placeholder {{...}} is not allowed; expected values of the request,"
                + " of the core's answers, or constants; fix: write the value into the product's"
                + " files");
  }
}
