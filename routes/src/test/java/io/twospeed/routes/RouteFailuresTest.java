package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.twospeed.base.OpenWords;
import io.twospeed.routes.version.Failure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Why a request failed is told with its place, and without anything of the request. */
class RouteFailuresTest {
  private static final String UNTRANSLATABLE =
      "accounts.balance (%s): the request was not sent: field ACCT-NO holds 14 characters, expected"
          + " at most 12";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("io.twospeed.routes.version.Failures");
  private final TestHost test;

  RouteFailuresTest(@TempDir Path folder) {
    test = new TestHost(folder);
  }

  private static final class Told extends RuntimeException implements OpenWords {
    private static final long serialVersionUID = 1L;

    private final boolean fault;

    Told(String words, boolean fault) {
      super(words);
      this.fault = fault;
    }

    @Override
    public String words() {
      return String.valueOf(getMessage());
    }

    @Override
    public boolean isFault() {
      return fault;
    }
  }

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    test.close();
  }

  private void product(String steps) {
    test.product("p", steps);
    assertThat(test.findings()).isEmpty();
  }

  private void ask() {
    assertThat(catchThrowable(() -> test.answer("p", reading("greet", "{\"name\":\"secret\"}"))))
        .isNotNull();
  }

  private void coreFails(RuntimeException with) {
    test.core.answering(
        "accounts.balance",
        request -> {
          throw with;
        });
  }

  private List<Failure> failures() {
    return test.host.products().get(0).failures();
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void aRequestTheCoreCannotBeGivenIsToldWithProductStepOperationAndField() {
    coreFails(new Told(UNTRANSLATABLE.formatted("0".repeat(32)), true));
    product("- setVariable: {name: a, constant: b}\n- to: core:accounts.balance");
    ask();
    assertThat(failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.operation()).isEqualTo("greet");
              assertThat(failure.step()).isEqualTo("p.camel.yaml:7, to[core:accounts.balance]");
              assertThat(failure.what())
                  .isEqualTo(
                      "accounts.balance: the request was not sent: field ACCT-NO holds 14"
                          + " characters, expected at most 12");
              assertThat(failure.count()).isEqualTo(1);
              assertThat(test.host.failureOf(failure.interaction()))
                  .hasValue(failure.step() + ": " + failure.what());
            });
    assertThat(lines())
        .singleElement()
        .asString()
        .matches(
            "Interaction \\S+: product p, version 1\\.0-\\w+: greet failed at p\\.camel\\.yaml:7,"
                + " to\\[core:accounts\\.balance\\]: accounts\\.balance \\(0{32}\\): the request was not"
                + " sent: field ACCT-NO holds 14 characters, expected at most 12");
  }

  @Test
  void theStepIsTheInnermostOne() {
    coreFails(new Told("x", true));
    product(
        """
        - choice:
            when:
              - language: {language: jslt, expression: 'true'}
                steps:
                  - multicast:
                      steps:
                        - to: core:accounts.balance
        - to: log:after?level=INFO
        """);
    ask();
    assertThat(failures())
        .extracting(Failure::step)
        .containsExactly("p.camel.yaml:12, to[core:accounts.balance]");
  }

  @Test
  void theLineIsTheStepsHoweverItIsWritten() {
    coreFails(new Told("x", true));
    for (String step :
        List.of(
            "- to: core:accounts.balance",
            "- to: {uri: core:accounts.balance}",
            "- to: {uri: core:accounts.balance, variableReceive: balance}",
            "- to:\n    uri: core:accounts.balance",
            "- to:\n    id: asks\n    uri: core:accounts.balance\n    variableReceive: b")) {
      test.product("p", "- setVariable: {name: a, constant: b}\n" + step);
      assertThat(test.findings()).isEmpty();
      ask();
    }
    assertThat(lines())
        .hasSize(5)
        .allMatch(each -> each.contains(" failed at p.camel.yaml:7, to[core:accounts.balance"));
  }

  @Test
  void whatFailsAgainInTheSameWayIsCountedAndTheWaysAreBounded() {
    for (int i = 0; i < 30; i++) {
      coreFails(new Told("way " + i / 2, true));
      if (i == 0) {
        product("- to: core:accounts.balance");
      }
      ask();
    }
    assertThat(failures()).hasSize(15).allMatch(each -> each.count() == 2);
    for (int i = 0; i < 30; i++) {
      coreFails(new Told("other way " + i, true));
      ask();
    }
    assertThat(failures()).hasSize(20).last().extracting(Failure::what).isEqualTo("other way 29");
  }

  @Test
  void theWordsOfAnyOtherFailureAreNotTold() {
    coreFails(new IllegalArgumentException("no account secret"));
    product("- to: core:accounts.balance");
    ask();
    assertThat(failures())
        .extracting(Failure::what)
        .containsExactly("java.lang.IllegalArgumentException");
    assertThat(lines()).noneMatch(each -> each.contains("secret"));
  }

  @Test
  void jsltThatFailsIsToldByItsPlace() {
    test.file("p/a.jslt", "{\n  \"n\": number($parameters.name)\n}\n");
    product("- to: jslt:a.jslt");
    ask();
    assertThat(failures())
        .extracting(Failure::step, Failure::what)
        .containsExactly(
            tuple(
                "p.camel.yaml:6, to[jslt:a.jslt]",
                "JSLT of a.jslt failed; its own words are in the log at DEBUG"));
  }

  @Test
  void whatHappensEveryDayIsNoFailureOfTheVersion() {
    coreFails(new Told("the core refused with code 2001", false));
    product(
        """
        - choice:
            when:
              - language: {language: jslt, expression: '$parameters.name == "x"'}
                steps:
                  - to: core:accounts.balance
        - to: {uri: problem:no-such, parameters: {status: 404, title: None.}}
        """);
    ask();
    assertThat(catchThrowable(() -> test.answer("p", reading("greet", "{\"name\":\"x\"}"))))
        .isNotNull();
    assertThat(failures()).isEmpty();
    assertThat(lines()).isEmpty();
  }
}
