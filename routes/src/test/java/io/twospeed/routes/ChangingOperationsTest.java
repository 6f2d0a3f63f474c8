package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.routes.routefile.RouteFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which operations can change the core, and what a product leaves standing when it is undone. */
class ChangingOperationsTest {
  private static final String SCENARIO = "label: \"1.0\"\nowner: tests\n";

  private final TestHost test;

  ChangingOperationsTest(@TempDir Path folder) {
    test = new TestHost(folder);
    test.core.answering("accounts.balance", "{}").changing("payments.transfer").changing("a.b");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private boolean changes(String steps) {
    test.product("p", steps);
    test.host.load();
    return test.live("p").changes("greet");
  }

  @Test
  void aRouteThatOnlyReadsChangesNothing() {
    assertThat(changes("- to: core:accounts.balance")).isFalse();
    assertThat(test.live("p").changes("another")).isFalse();
  }

  @Test
  void aCallThatChangesIsFoundInAnyBranch() {
    assertThat(
            changes(
                """
                - choice:
                    when:
                      - simple: "${header.name} == 'nobody'"
                        steps:
                          - doTry:
                              steps: [{to: core:accounts.balance}]
                              doCatch:
                                - exception: [java.lang.Exception]
                                  steps:
                                    - multicast:
                                        steps:
                                          - to:
                                              uri: core:payments.transfer
                """))
        .isTrue();
  }

  @Test
  void aCallThatChangesIsFoundThroughOtherRoutesThatMayCallEachOther() {
    test.file(
        "p/more.camel.yaml",
        """
        - from: {uri: 'direct:one', steps: [{to: 'direct:two'}]}
        - from: {uri: 'direct:two', steps: [{to: 'direct:one'}, {to: 'direct:three?timeout=1'}]}
        - from: {uri: 'direct:three', steps: [{to: 'core:payments.transfer'}]}
        """);

    assertThat(changes("- to: direct:one")).isTrue();
  }

  @Test
  void aRouteThatOthersDoNotReachIsNotCounted() {
    test.file(
        "p/more.camel.yaml",
        """
        - from: {uri: 'direct:one', steps: [{to: 'core:accounts.balance'}]}
        - from: {uri: 'direct:two', steps: [{to: 'core:payments.transfer'}, {to: 'direct:two'}]}
        """);

    assertThat(changes("- to: direct:one")).isFalse();
  }

  @Test
  void aTargetThatIsPutTogetherWhenTheRouteRunsMayBeAny() {
    assertThat(new RouteFacts.Call(new RouteFacts.Place("f", 1), "core:${header.x}").isDynamic())
        .isTrue();
    assertThat(new RouteFacts.Call(new RouteFacts.Place("f", 1), "core:{{x}}").isDynamic())
        .isTrue();
    assertThat(new RouteFacts.Call(new RouteFacts.Place("f", 1), "core:x.y").isDynamic()).isFalse();
  }

  @Test
  void whatIsLeftStandingIsGivenToTheCoreWithItsReason() {
    test.product("p", "- to: core:payments.transfer")
        .file(
            "p/scenario.yaml",
            SCENARIO + "leave-standing:\n  payments.transfer: A gift is not taken back.\n");

    assertThat(test.findings()).isEmpty();
    assertThat(test.core.leftStanding())
        .containsExactlyEntriesOf(
            java.util.Map.of("payments.transfer", "A gift is not taken back."));
  }

  @Test
  void aProductThatSaysNothingLeavesNothingStanding() {
    test.product("p", "- to: core:payments.transfer");

    assertThat(test.findings()).isEmpty();
    assertThat(test.core.leftStanding()).isEmpty();
  }

  @Test
  void whatCannotBeLeftStandingIsToldWithItsLine() {
    test.product("p", "- to: core:accounts.balance")
        .file(
            "p/scenario.yaml",
            SCENARIO
                + """
                leave-standing:
                  accounts.balance: It is only read.
                  payments.transfer: It is not called.
                  nobody.knows: It is not there.
                  a.b:
                """);

    assertThat(test.findings())
        .containsExactly(
            "scenario.yaml:4: core:accounts.balance changes nothing, so nothing of it can be left"
                + " standing; expected an operation with effect: changes; fix: remove the line",
            "scenario.yaml:5: no route calls core:payments.transfer, which is left standing;"
                + " expected one of [accounts.balance]; fix: correct the name, or remove the line",
            "scenario.yaml:6: the core has no operation 'nobody.knows' to leave standing; expected"
                + " one of [accounts.balance]; fix: correct the name, or remove the line",
            "scenario.yaml:7: 'a.b' is left standing without a reason; expected a sentence of 1 to"
                + " 200 characters; fix: say why it must not be undone: an operator will read it",
            "scenario.yaml:7: no route calls core:a.b, which is left standing; expected one of"
                + " [accounts.balance]; fix: correct the name, or remove the line");
  }

  @Test
  void whatIsLeftStandingHasToBeAMap() {
    test.product("p", "- to: core:payments.transfer")
        .file("p/scenario.yaml", SCENARIO + "leave-standing: [payments.transfer]\n");

    assertThat(test.findings())
        .containsExactly(
            "scenario.yaml:3: leave-standing is no map; expected lines '<core operation>:"
                + " <reason>'; fix: write one line for each operation");
  }
}
