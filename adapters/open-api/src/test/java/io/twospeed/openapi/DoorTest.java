package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a good request. */
class DoorTest {
  private static final RunningDoor DOOR = new RunningDoor(RunningDoor.settings());
  private static final Contract PAY = Contract.read(RunningDoor.contract("pay"));

  private final ScriptedProduct product = ScriptedProduct.echo("pay", PAY);

  @BeforeEach
  void publish() {
    DOOR.door.publish(product);
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  @Test
  void aRequestThatFitsReachesItsProductAndItsAnswerTheClient() {
    HttpResponse<String> response =
        DOOR.post("/pay/v1/payments", "{\"amount\":12.50,\"currency\":\"CNY\",\"payee\":\"Li\"}");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body()).isEqualTo("{\"id\":\"pay\",\"amount\":1.5}");
    ApiRequest request = asked();
    assertThat(request.operationId()).isEqualTo("pay");
    assertThat(request.body().get("amount").decimalValue()).isEqualTo(new BigDecimal("12.50"));
  }

  @Test
  void theInteractionNamesItsClientTraceAndDeadline() {
    var begin = java.time.Instant.now();
    DOOR.send(
        DOOR.request("/pay/v1/payments/mine")
            .header("X-Client-Id", "shop-7")
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    var interaction = asked().interaction();
    assertThat(interaction.id()).matches("[0-9a-f]{32}");
    assertThat(interaction.client()).isEqualTo("shop-7");
    assertThat(interaction.product()).isEqualTo("pay");
    assertThat(interaction.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(interaction.deadline())
        .isBetween(begin.plusSeconds(9), java.time.Instant.now().plusSeconds(11));
  }

  @Test
  void aClientWithoutANameIsAnonymousAndATraceThatIsNoneIsReplaced() {
    DOOR.send(
        DOOR.request("/pay/v1/payments/mine")
            .header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01"));
    assertThat(asked().interaction().client()).isEqualTo("anonymous");
    assertThat(asked().interaction().traceId())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo("0".repeat(32));
  }

  @Test
  void parametersAreTypedByTheirSchema() {
    DOOR.send(
        DOOR.request(
                "/pay/v1/payments?limit=7&since=2026-01-31&minAmount=10.00&state=OPEN&state=DONE"
                    + "&ids=1,2,3&open=true")
            .header("X-Branch", "0017"));
    assertThat(asked().parameters())
        .hasToString(
            "{\"limit\":7,\"since\":\"2026-01-31\",\"minAmount\":10.00,"
                + "\"state\":[\"OPEN\",\"DONE\"],\"ids\":[1,2,3],\"open\":true,"
                + "\"X-Branch\":\"0017\"}");
    assertThat(asked().body()).isEqualTo(asked().parameters());
  }

  @Test
  void anAbsentParameterHasItsDefault() {
    DOOR.get("/pay/v1/payments");
    assertThat(asked().parameters()).isEqualTo(ScriptedProduct.json("{\"limit\":20}"));
  }

  @Test
  void aLiteralGoesBeforeAParameter() {
    DOOR.get("/pay/v1/payments/mine");
    assertThat(asked().operationId()).isEqualTo("mine");
  }

  @Test
  void aPathParameterIsDecodedAndTyped() {
    DOOR.get("/pay/v1/payments/9007199254740993");
    assertThat(asked().operationId()).isEqualTo("onePayment");
    assertThat(asked().parameters().get("paymentId").longValue()).isEqualTo(9007199254740993L);
  }

  @Test
  void aBodyInChunksIsReadAsAnyOther() {
    byte[] body =
        "{\"amount\":1,\"currency\":\"EUR\",\"payee\":\"Wang\"}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    HttpResponse<String> response =
        DOOR.send(
            DOOR.request("/pay/v1/payments")
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void aBodyLargerThanWhatIsSetAsideForItIsReadWhole() {
    String memo = "m".repeat(3500);
    HttpResponse<String> response =
        DOOR.post(
            "/pay/v1/payments",
            "{\"amount\":1,\"currency\":\"EUR\",\"payee\":\"Wang\",\"memo\":\"" + memo + "\"}");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(asked().body().get("memo").asText()).isEqualTo(memo);
  }

  @Test
  void anOptionalBodyMayBeLeftOut() {
    HttpResponse<String> response =
        DOOR.send(DOOR.request("/pay/v1/payments/5/note").PUT(BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(asked().body().isNull()).isTrue();
  }

  @Test
  void headIsGetWithoutABody() {
    HttpResponse<String> response =
        DOOR.send(DOOR.request("/pay/v1/payments/mine").method("HEAD", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(25);
  }

  @Test
  void optionsListsTheMethods() {
    HttpResponse<String> response =
        DOOR.send(DOOR.request("/pay/v1/payments").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void onlyDeclaredHeadersReachTheClient() {
    product.does(
        request ->
            ScriptedProduct.done(
                new ApiReply(
                    0,
                    Map.of("X-Total", "3", "X-Core-Host", "mainframe"),
                    ScriptedProduct.json("{}"))));
    HttpResponse<String> response = DOOR.get("/pay/v1/payments");
    assertThat(response.headers().firstValue("X-Total")).hasValue("3");
    assertThat(response.headers().firstValue("X-Core-Host")).isEmpty();
  }

  @Test
  void anAnswerWithoutContentHasNone() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{\"left\":\"over\"}")));
    HttpResponse<String> response = DOOR.send(DOOR.request("/pay/v1/payments/5").DELETE());
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void anAnswerLargerThanTheContainersBufferArrivesWhole() {
    String text = "x".repeat(700_000);
    product.does(
        request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{\"text\":\"" + text + "\"}")));
    HttpResponse<String> response = DOOR.get("/pay/v1/payments/mine");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(RunningDoor.json(response).get("text").asText()).isEqualTo(text);
  }

  @Test
  void theDoorListsItsProductsAndShowsTheirContracts() throws Exception {
    JsonNode list = RunningDoor.json(DOOR.get("/openapi"));
    assertThat(list.at("/products/0/name").asText()).isEqualTo("pay");
    assertThat(list.at("/products/0/title").asText()).isEqualTo("Payments for tests");
    assertThat(list.at("/products/0/contract").asText()).isEqualTo("/openapi/pay.yaml");
    HttpResponse<String> contract = DOOR.get("/openapi/pay.yaml");
    assertThat(contract.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(contract.body())
        .isEqualTo(java.nio.file.Files.readString(RunningDoor.contract("pay")));
  }

  @Test
  void requestsAreTimedByProductOperationAndStatus() {
    DOOR.get("/pay/v1/payments/mine");
    org.awaitility.Awaitility.await("the request to be recorded")
        .untilAsserted(
            () ->
                assertThat(
                        DOOR.meters
                            .get("twospeed.door.requests")
                            .tags("product", "pay", "operation", "mine", "status", "200")
                            .timer()
                            .count())
                    .isPositive());
  }

  private ApiRequest asked() {
    return Objects.requireNonNull(product.requests.peek(), "no request reached the product");
  }
}
