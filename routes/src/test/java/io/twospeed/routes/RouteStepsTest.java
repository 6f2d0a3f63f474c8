package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static io.twospeed.routes.TestRequests.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.step.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an integrator's route may say, and what comes of it. */
class RouteStepsTest {
  private final TestHost test;

  RouteStepsTest(@TempDir Path folder) {
    test = new TestHost(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private ApiReply run(String steps, String parameters) throws Throwable {
    test.product("p", steps);
    assertThat(test.findings()).isEmpty();
    return test.answer("p", reading("greet", parameters));
  }

  @Test
  void aJsltFileSeesTheBodyAndEveryVariable() throws Throwable {
    test.core.answering("customer", "{\"status\": \"ACTIVE\"}");
    test.file(
        "p/answer.jslt",
        "{\"body\": .name, \"asked\": $parameters.name, \"status\": $customer.status, \"n\": $n,"
            + " \"none\": $skipped.field, \"list\": []}");
    ApiReply reply =
        run(
            """
            - to: {uri: core:customer, variableReceive: customer}
            - setVariable: {name: n, simple: {expression: '7', resultType: int}}
            - filter:
                simple: '${header.name} == "nobody"'
                steps:
                  - setVariable: {name: skipped, constant: x}
            - to: jslt:answer.jslt
            """,
            "{\"name\": \"Mei\"}");

    assertThat(reply.body())
        .isEqualTo(
            json(
                "{\"body\": \"Mei\", \"asked\": \"Mei\", \"status\": \"ACTIVE\", \"n\": 7,"
                    + " \"list\": []}"));
  }

  @Test
  void aJsltFileMayImportAnotherOfTheProduct() throws Throwable {
    test.file("p/lib/money.jslt", "def yuan(a) {\"amount\": $a, \"currency\": \"CNY\"}");
    test.file("p/a.jslt", "import \"lib/money.jslt\" as money\nmoney:yuan(\"1.00\")");

    assertThat(run("- to: jslt:a.jslt", "{}").body())
        .isEqualTo(json("{\"amount\": \"1.00\", \"currency\": \"CNY\"}"));
  }

  @Test
  void variableSendGivesACallAnotherBodyAndVariableReceiveKeepsOurs() throws Throwable {
    test.core.answering("echo", request -> request);
    ApiReply reply =
        run(
            """
            - setVariable:
                name: question
                language: {language: jslt, expression: '{"q": 1}'}
            - to: {uri: core:echo, variableSend: question, variableReceive: echoed}
            - setBody:
                language: {language: jslt, expression: '{"body": .name, "echoed": $echoed.q}'}
            """,
            "{\"name\": \"Mei\"}");

    assertThat(reply.body()).isEqualTo(json("{\"body\": \"Mei\", \"echoed\": 1}"));
  }

  @Test
  void contractParametersAreHeadersOfTheirTypes() throws Throwable {
    ApiReply reply =
        run(
            """
            - choice:
                when:
                  - simple: '${header.page} > 9'
                    steps:
                      - setBody: {constant: '{"page": "late"}'}
                otherwise:
                  steps:
                    - setBody: {constant: '{"page": "early"}'}
            """,
            "{\"page\": 10}");

    assertThat(reply.body())
        .as("10 > 9 as numbers, not as text")
        .isEqualTo(json("{\"page\": \"late\"}"));
    assertThat(reply.headers()).as("a parameter is no header of the answer").isEmpty();
  }

  @Test
  void jqReadsTheNodesTheRouteCarries() throws Throwable {
    ApiReply reply =
        run(
            """
            - choice:
                when:
                  - jq: {expression: '.name == "Mei"', source: 'variable:parameters'}
                    steps:
                      - setBody: {jq: '{hello: .name}'}
            """,
            "{\"name\": \"Mei\"}");

    assertThat(reply.body()).isEqualTo(json("{\"hello\": \"Mei\"}"));
  }

  @Test
  void aListIsSplitAndEachPartCallsTheCore() throws Throwable {
    test.core.answering("one", request -> request);
    test.core.answering("list", "[{\"n\": 1}, {\"n\": 2}]");
    run(
        """
        - to: core:list
        - split:
            language: {language: jslt, expression: .}
            steps:
              - to: core:one
        """,
        "{}");

    assertThat(test.core.calls())
        .extracting(TestCore.Call::request)
        .containsExactly(json("{}"), json("{\"n\": 1}"), json("{\"n\": 2}"));
  }

  @Test
  void aRouteMayNameItsStatusAndHeaders() throws Throwable {
    ApiReply reply =
        run(
            """
            - setHeader: {name: CamelHttpResponseCode, constant: '202'}
            - setHeader: {name: Location, language: {language: jslt, expression: '"/x/" + .name'}}
            - setBody: {constant: ''}
            - setBody: {simple: '${null}'}
            """,
            "{\"name\": \"Mei\"}");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.headers()).isEqualTo(Map.of("Location", "/x/Mei"));
    assertThat(reply.body()).isNull();
  }

  @Test
  void aProblemEndsTheRouteWhereverItStands() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    - to:
                        uri: problem:insufficient-customer
                        parameters: {status: 403, title: 'Not you, sorry.'}
                    """,
                    "{}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.name()).isEqualTo("insufficient-customer");
              assertThat(problem.status()).isEqualTo(403);
              assertThat(problem.title()).isEqualTo("Not you, sorry.");
              assertThat(problem.getStackTrace()).isEmpty();
            });
  }

  @Test
  void aFailureMayBeCaughtInTheRoute() throws Throwable {
    ApiReply reply =
        run(
            """
            - doTry:
                steps:
                  - to: {uri: problem:no, parameters: {title: 'No.'}}
                doCatch:
                  - exception: [java.lang.Exception]
                    steps:
                      - setBody: {constant: '{"caught": true}'}
            """,
            "{}");

    assertThat(reply.body()).isEqualTo(json("{\"caught\": true}"));
  }

  @Test
  void aBodyThatIsNoJsonIsToldWithoutItsValue() {
    assertThatThrownBy(() -> run("- setBody: {constant: 'Dear Mei'}", "{}"))
        .hasMessage(
            "A route's body is a string that is not JSON, at line 1, column 1; expected JSON text;"
                + " fix: make the body by a jslt: step");
  }

  @Test
  void aConditionThatIsNeitherTrueNorFalseIsToldSo() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    - filter:
                        language: {language: jslt, expression: .name}
                        steps: [{stop: {}}]
                    """,
                    "{\"name\": \"Mei\"}"))
        .hasMessageContaining(
            "A JSLT condition gave STRING; expected true or false; fix: compare explicitly");
  }

  @Test
  void whatJsltFailsOnIsToldByPlaceAndNotByValue() {
    test.file("p/a.jslt", "{\n  \"a\": .name - 1\n}");
    assertThatThrownBy(() -> run("- to: jslt:a.jslt", "{\"name\": \"Mei\"}"))
        .hasMessage("JSLT of a.jslt failed at line 2; its own words are in the log at DEBUG");
  }

  @Test
  void theInteractionTravelsWithTheExchange() throws Throwable {
    test.core.answering("see", "{}");
    run("- to: core:see", "{}");

    assertThat(test.core.calls())
        .extracting(TestCore.Call::interaction)
        .containsExactly(TestRequests.INTERACTION);
  }

  @Test
  void anOperationThatIsNotThereIsToldSo() {
    test.product("p", "- setBody: {constant: '{}'}");
    test.host.load();

    assertThatThrownBy(() -> test.answer("p", sending("nothing", "{}")))
        .hasMessage("Product p has no operation 'nothing'");
  }
}
