package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route sends to the core, and reads of its answers, has the operation's own names. */
class CoreJsonTest {
  private final TestHost test;

  CoreJsonTest(@TempDir Path folder) {
    test = new TestHost(folder);
    test.core
        .fields("pay", Set.of("from", "to", "amount"), Set.of("paymentId", "bookedAt"))
        .fields("look", Set.of("id"), Set.of("name", "status"))
        .answering("free", "{}");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<String> findings(String steps) {
    return test.product("p", steps).findings();
  }

  @Test
  void aFieldTheOperationDoesNotTake() {
    test.file("p/pay.jslt", "// The payment.\n{\n  \"from\": $request.a,\n  \"too\": 1\n}\n");

    assertThat(findings("- to: jslt:pay.jslt\n- log: on its way\n- to: core:pay"))
        .containsExactly(
            "pay.jslt:4: JSLT makes 'too', which core:pay does not take; expected one of [amount,"
                + " from, to]; fix: correct the name, or leave the field out");
  }

  @Test
  void aFieldThatAnExpressionInTheRouteMakes() {
    assertThat(
            findings(
                """
                - setBody:
                    language:
                      language: jslt
                      expression: |
                        {"from": 1,
                         "amuont": decimal-add(.a, "1")}
                - to: {uri: core:pay, variableReceive: payment}
                """))
        .containsExactly(
            "p.camel.yaml:11: JSLT makes 'amuont', which core:pay does not take; expected one of"
                + " [amount, from, to]; fix: correct the name, or leave the field out");
  }

  @Test
  void aFieldTheAnswerDoesNotHave() {
    test.file("p/out.jslt", "{\n  \"at\": $payment.bookdAt,\n  \"id\": $payment.paymentId\n}\n");

    assertThat(findings("- to: {uri: core:pay, variableReceive: payment}\n- to: jslt:out.jslt"))
        .containsExactly(
            "out.jslt:2: JSLT reads $payment.bookdAt, which core:pay does not give; expected one of"
                + " [bookedAt, paymentId]; fix: correct the name");
  }

  @Test
  void aFieldThatNeitherOfTwoAnswersHas() {
    test.file("p/out.jslt", "{\"at\": $found.bookdAt}");

    assertThat(
            findings(
                """
                - to: {uri: core:pay, variableReceive: found}
                - to: {uri: core:look, variableReceive: found}
                - to: jslt:out.jslt
                """))
        .containsExactly(
            "out.jslt:1: JSLT reads $found.bookdAt, which core:look, core:pay does not give;"
                + " expected one of [bookedAt, name, paymentId, status]; fix: correct the name");
  }

  @Test
  void aFieldWhoseNameIsPutTogether() {
    test.file("p/pay.jslt", "{for ([\"too\"]) . : 1}");

    assertThat(findings("- to: jslt:pay.jslt\n- to: core:pay"))
        .containsExactly(
            "pay.jslt:0: JSLT makes 'too', which core:pay does not take; expected one of [amount,"
                + " from, to]; fix: correct the name, or leave the field out");
  }

  @Test
  void aConditionOnAFieldTheAnswerDoesNotHave() {
    assertThat(
            findings(
                """
                - to: {uri: core:look, variableReceive: customer}
                - choice:
                    when:
                      - language: {language: jslt, expression: $customer.state != "OPEN"}
                        steps: [{setBody: {constant: '{}'}}]
                """))
        .containsExactly(
            "p.camel.yaml:9: JSLT reads $customer.state, which core:look does not give; expected"
                + " one of [name, status]; fix: correct the name");
  }

  @Test
  void whatCannotBeToldIsNotJudged() {
    test.file("p/any.jslt", "{\"x\": $v.anything, \"y\": $w.anything, \"z\": $request.anything}");
    test.file("p/list.jslt", "[for (.list) {\"too\": .a}]");
    test.file("p/if.jslt", "if (.a) {\"too\": 1} else {\"to\": 2}");

    assertThat(
            findings(
                """
                - to: {uri: core:free, variableReceive: v}
                - to: {uri: core:pay, variableReceive: w}
                - setVariable: {name: w, constant: '{}'}
                - to: jslt:any.jslt
                - to: core:free
                - to: jslt:list.jslt
                - to: core:pay
                - to: jslt:if.jslt
                - to: core:pay
                - to: jslt:any.jslt
                - filter: {simple: '${body} == 1', steps: [{setBody: {constant: '{}'}}]}
                - to: core:pay
                """))
        .isEmpty();
  }
}
