package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.contract.Contract;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in wrong: problem+json, the right status, nothing else, and the door lives on. */
class BadInputTest {
  private static final RunningDoor DOOR = new RunningDoor(RunningDoor.settings());
  private static final ScriptedProduct PRODUCT =
      ScriptedProduct.echo("pay", Contract.read(RunningDoor.contract("pay")));
  private static final String GOOD = "{\"amount\":12.50,\"currency\":\"CNY\",\"payee\":\"Li\"}";

  @BeforeAll
  static void publish() {
    DOOR.door.publish(PRODUCT);
  }

  @AfterEach
  void theDoorLivesOnAndNothingWrongReachedTheProduct() {
    assertThat(PRODUCT.requests).isEmpty();
    assertThat(DOOR.post("/pay/v1/payments", GOOD).statusCode()).isEqualTo(201);
    PRODUCT.requests.clear();
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  @ParameterizedTest
  @CsvSource({"/", "/nothing", "/pay/v1", "/pay/v1/payments/", "/pay/v1//payments", "/openapi/x"})
  void anUnknownPath(String path) {
    assertProblem(
        DOOR.get(path),
        404,
        "not-found",
        "No product serves this path; GET /openapi lists what there is.");
  }

  @Test
  void aWrongMethod() {
    HttpResponse<String> response = DOOR.send(DOOR.request("/pay/v1/payments").DELETE());
    JsonNode problem =
        assertProblem(
            response,
            405,
            "method-not-allowed",
            "The path has no such method; the Allow header lists them.");
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain",
    "application/xml",
    "application/json; charset=iso-8859-1",
    "application/jsonp",
    "application/x-www-form-urlencoded"
  })
  void aWrongMediaType(String mediaType) {
    assertProblem(
        DOOR.send(
            DOOR.request("/pay/v1/payments")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(GOOD))),
        415,
        "unsupported-media-type",
        "The body must be application/json in UTF-8, without Content-Encoding.");
  }

  @Test
  void aBodyWithoutAMediaType() {
    assertProblem(
        DOOR.send(DOOR.request("/pay/v1/payments").POST(BodyPublishers.ofString(GOOD))),
        415,
        "unsupported-media-type",
        "The body must be application/json in UTF-8, without Content-Encoding.");
  }

  @Test
  void aCompressedBody() {
    assertProblem(
        DOOR.send(
            DOOR.request("/pay/v1/payments")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(GOOD))),
        415,
        "unsupported-media-type",
        "The body must be application/json in UTF-8, without Content-Encoding.");
  }

  @Test
  void aClientThatTakesNoJson() {
    assertProblem(
        DOOR.send(DOOR.request("/pay/v1/payments").header("Accept", "text/html, image/png")),
        406,
        "not-acceptable",
        "Answers are JSON; the Accept header excludes it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"amount\":1,           | line 1, column 13: expected one well-formed JSON value",
        "{\"amount\" 1}           | line 1, column 11: expected one well-formed JSON value",
        "{\"amount\":1,\"amount\":2} | line 1, column 22: expected one well-formed JSON value",
        "{} {}                    | line 1, column 4: expected one well-formed JSON value",
        "secret                   | line 1, column 1: expected one well-formed JSON value",
        "{\"amount\":1e999999}    | the body goes beyond 64 levels of nesting, or 64 digits in a number; expected less",
        "{\"amount\":NaN}         | line 1, column 14: expected one well-formed JSON value",
        "{\"amount\":01}          | line 1, column 12: expected one well-formed JSON value",
      })
  void malformedJson(String body, String detail) {
    JsonNode problem =
        assertProblem(
            DOOR.post("/pay/v1/payments", body.strip()),
            400,
            "malformed-json",
            "The body is not well-formed JSON.");
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(detail);
    assertThat(problem.at("/errors/0/pointer").asText("none")).isEmpty();
    assertThat(problem.at("/outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aBodyNestedTooDeep() {
    JsonNode problem =
        assertProblem(
            DOOR.post("/pay/v1/payments", "[".repeat(100) + "]".repeat(100)),
            400,
            "malformed-json",
            "The body is not well-formed JSON.");
    assertThat(problem.at("/errors/0/detail").asText())
        .isEqualTo(
            "the body goes beyond 64 levels of nesting, or 64 digits in a number; expected less");
  }

  @Test
  void aBodyThatIsNotUtf8() {
    byte[] body = GOOD.replace("Li", "\u00e9\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        DOOR.send(
            DOOR.request("/pay/v1/payments")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))),
        400,
        "malformed-json",
        "The body is not well-formed JSON.");
  }

  @Test
  void aBodyOverTheLimitThatSaysSo() {
    assertProblem(
        DOOR.post("/pay/v1/payments", "{\"payee\":\"" + "x".repeat(5000) + "\"}"),
        413,
        "content-too-large",
        "The body is larger than the 4096 bytes that are taken.");
  }

  @Test
  void aBodyOverTheLimitThatComesInChunks() {
    byte[] body = new byte[100_000];
    assertProblem(
        DOOR.send(
            DOOR.request("/pay/v1/payments")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))),
        413,
        "content-too-large",
        "The body is larger than the 4096 bytes that are taken.");
  }

  @Test
  void aMissingBody() {
    assertViolation(
        DOOR.send(DOOR.request("/pay/v1/payments").POST(BodyPublishers.noBody())),
        "",
        "a body is required and missing");
  }

  @Test
  void aBodyWhereTheOperationTakesNone() {
    assertViolation(
        DOOR.send(
            DOOR.request("/pay/v1/payments/5").method("DELETE", BodyPublishers.ofString("{}"))),
        "",
        "the operation takes no body; leave it out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | `` | must be an object, is an array",
        "{\"amount\":1,\"currency\":\"CNY\"} | /payee | is required and missing",
        "{\"amount\":\"7\",\"currency\":\"CNY\",\"payee\":\"Li\"} | /amount"
            + " | must be a number, is a string",
        "{\"amount\":0,\"currency\":\"CNY\",\"payee\":\"Li\"} | /amount | must be more than 0",
        "{\"amount\":1.005,\"currency\":\"CNY\",\"payee\":\"Li\"} | /amount"
            + " | must be a multiple of 0.01",
        "{\"amount\":1,\"currency\":\"USD\",\"payee\":\"Li\"} | /currency"
            + " | must be one of CNY, EUR",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"L\"} | /payee"
            + " | must be at least 2 characters long",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":null} | /payee"
            + " | must be a string, is null",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"day\":\"2026-02-30\"} | /day"
            + " | must be a valid date",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"count\":2147483648} | /count"
            + " | must be a valid int32",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"reference\":\"x\"} | /reference"
            + " | is read-only: leave it out of a request",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"secret\":1} | ``"
            + " | has a property the contract does not know; it knows amount, currency, payee,"
            + " memo, day, count, reference, tags, lines",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"lines\":[{},{},{},{}]} | /lines"
            + " | must have at most 3 items",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"lines\":[{\"account\":\"x\"}]}"
            + " | /lines/0/account | must be a valid uuid",
        "{\"amount\":1,\"currency\":\"CNY\",\"payee\":\"Li\",\"tags\":{\"622202\":12}}"
            + " | /tags/* | must be a string, is an integer",
      })
  void aBodyThatBreaksTheContract(String body, String pointer, String detail) {
    assertViolation(DOOR.post("/pay/v1/payments", body), pointer, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?limit=many | /query/limit | must be an integer, is a string",
        "?limit=0 | /query/limit | must be at least 1",
        "?limit=101 | /query/limit | must be at most 100",
        "?limit=1&limit=2 | /query/limit | must be given once",
        "?limit=%ff | /query/limit | must be percent-coded UTF-8",
        "?since=yesterday | /query/since | must be a valid date",
        "?minAmount=1e999999999 | /query/minAmount | must be a number, is a string",
        "?state=OPEN&state=LOST | /query/state/1 | must be one of OPEN, DONE",
        "?ids=1,2,3,4 | /query/ids | must have at most 3 items",
        "?ids=1,b | /query/ids/1 | must be an integer, is a string",
        "?open=yes | /query/open | must be a boolean, is a string",
        "?secret=1 | /query | has a parameter the contract does not know; it knows ids, limit,"
            + " minAmount, open, since, state",
      })
  void aQueryThatBreaksTheContract(String query, String pointer, String detail) {
    assertViolation(DOOR.get("/pay/v1/payments" + query), pointer, detail);
  }

  @Test
  void aPathParameterThatBreaksTheContract() {
    assertViolation(
        DOOR.get("/pay/v1/payments/secret"), "/path/paymentId", "must be an integer, is a string");
  }

  @Test
  void aHeaderThatBreaksTheContract() {
    assertViolation(
        DOOR.send(DOOR.request("/pay/v1/payments").header("X-Branch", "secret")),
        "/header/X-Branch",
        "must match the pattern ^[0-9]{4}$");
  }

  @Test
  void aClientsNameThatIsNone() {
    assertViolation(
        DOOR.send(DOOR.request("/pay/v1/payments").header("X-Client-Id", "secret <script>")),
        "/header/X-Client-Id",
        "must be 1 to 64 letters, digits, '.', '-' or '_'");
  }

  @Test
  void everyFaultIsToldAtOnce() {
    HttpResponse<String> response =
        DOOR.send(
            DOOR.request("/pay/v1/payments/5/note?secret=1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\":12,\"next\":{}}")));
    JsonNode errors = assertInvalid(response).get("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/query", "/text", "/next/text");
  }

  private static void assertViolation(
      HttpResponse<String> response, String pointer, String detail) {
    JsonNode errors = assertInvalid(response).get("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).get("pointer").asText()).isEqualTo(pointer);
    assertThat(errors.get(0).get("detail").asText()).isEqualTo(detail);
  }

  private static JsonNode assertInvalid(HttpResponse<String> response) {
    return assertProblem(
        response, 400, "invalid-request", "The request does not fit the contract.");
  }

  private static JsonNode assertProblem(
      HttpResponse<String> response, int status, String name, String title) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    JsonNode problem = RunningDoor.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:twospeed:problem:" + name);
    assertThat(problem.get("title").asText()).isEqualTo(title);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("instance").asText()).matches("urn:twospeed:interaction:[0-9a-f]{32}");
    assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
    return problem;
  }
}
