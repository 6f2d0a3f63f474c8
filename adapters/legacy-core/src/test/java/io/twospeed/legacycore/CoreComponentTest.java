package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CoreCallException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code core:} in a route, over a real broker. */
class CoreComponentTest {
  private FakeCore core;
  private SlowDoor door;
  private DefaultCamelContext camel;

  @BeforeEach
  void open() throws Exception {
    core = new MqCore();
    core.start();
    door =
        SlowDoor.builder()
            .system(core.system())
            .plans(
                List.of(
                    core.operation("payments.transfer", true, Duration.ofSeconds(5)),
                    core.operation("accounts.balance", false, Duration.ofSeconds(5))))
            .open();
    await("the core is reached")
        .atMost(Duration.ofMinutes(1))
        .until(() -> Outcome.of(door, "accounts.balance", "answer 1").answerOrNull() != null);
    camel = new DefaultCamelContext();
    camel.addComponent("core", door.component());
  }

  @AfterEach
  void close() throws Exception {
    camel.close();
    door.close();
    core.end();
  }

  @Test
  void aRouteGoesOnWithTheCoresAnswerInCanonicalJson() throws Exception {
    start("core:payments.transfer");
    Exchange ended = send(TextNode.valueOf("answer 42"), Instant.now().plusSeconds(5));
    assertThat(ended.getException()).isNull();
    assertThat(ended.getMessage().getBody(JsonNode.class)).isEqualTo(TextNode.valueOf("42"));
    assertThat(ended.getProperty(SlowDoor.REFERENCE_PROPERTY, String.class)).hasSize(32);
  }

  @Test
  void twoCallsInARowEachHaveAReferenceOfTheirOwn() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:start")
                .to("core:payments.transfer")
                .setProperty("first", exchangeProperty(SlowDoor.REFERENCE_PROPERTY))
                .setBody(constant(TextNode.valueOf("answer 2")))
                .to("core:accounts.balance");
          }
        });
    camel.start();
    Exchange ended = send(TextNode.valueOf("answer 1"), Instant.now().plusSeconds(5));
    assertThat(ended.getMessage().getBody(JsonNode.class)).isEqualTo(TextNode.valueOf("2"));
    assertThat(ended.getProperty("first"))
        .isNotNull()
        .isNotEqualTo(ended.getProperty(SlowDoor.REFERENCE_PROPERTY));
  }

  @Test
  void theInteractionsDeadlineBoundsTheCall() throws Exception {
    start("core:payments.transfer");
    Exchange ended = send(TextNode.valueOf("silent"), Instant.now().plusMillis(200));
    CoreCallException problem = ended.getException(CoreCallException.class);
    assertThat(problem.status()).isEqualTo(504);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(ended.getProperty(SlowDoor.REFERENCE_PROPERTY)).isEqualTo(problem.reference());
  }

  @Test
  void whatIsNoCanonicalJsonIsRefusedWithTheWayToMendIt() throws Exception {
    start("core:payments.transfer");
    assertThat(send("a string", Instant.now().plusSeconds(5)).getException())
        .hasMessage(
            "core:payments.transfer was given a body of java.lang.String; expected canonical JSON"
                + " (com.fasterxml.jackson.databind.JsonNode); fix: let the step before it leave a"
                + " JSON tree");
  }

  @Test
  void anUnknownOperationKeepsItsRouteFromStarting() {
    assertThatThrownBy(() -> start("core:payment.transfer"))
        .rootCause()
        .hasMessage(
            "core:payment.transfer names no operation of the core; expected one of the catalogue,"
                + " the closest are [payments.transfer, accounts.balance]; fix: correct the name,"
                + " or add mappings/core/payment.transfer/operation.yaml");
  }

  @Test
  void aRouteCannotBeginAtTheCore() {
    assertThatThrownBy(
            () -> {
              camel.addRoutes(
                  new RouteBuilder() {
                    @Override
                    public void configure() {
                      from("core:payments.transfer").to("direct:nowhere");
                    }
                  });
              camel.start();
            })
        .rootCause()
        .hasMessageContaining("the core is only ever called")
        .hasMessageContaining("fix: use to: core://payments.transfer");
  }

  private void start(String uri) throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:start").errorHandler(noErrorHandler()).to(uri);
          }
        });
    camel.start();
  }

  private Exchange send(Object body, Instant deadline) {
    Interaction interaction = Outcome.interaction(deadline);
    return camel
        .createFluentProducerTemplate()
        .to("direct:start")
        .withProcessor(
            exchange -> {
              exchange.setProperty(Interaction.EXCHANGE_PROPERTY, interaction);
              exchange.getMessage().setBody(body);
            })
        .send();
  }
}
