package io.twospeed.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twospeed.simulator.LocalTomcat;
import io.twospeed.simulator.bank.Bank;
import io.twospeed.simulator.bank.Books;
import io.twospeed.simulator.bank.CoreRefusal;
import io.twospeed.simulator.bank.Hold;
import io.twospeed.simulator.bank.Money;
import io.twospeed.simulator.bank.Payments;
import io.twospeed.simulator.bank.Posting;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.bank.Seed;
import io.twospeed.simulator.control.Controls;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.control.Operation;
import io.twospeed.simulator.mq.KeptReplies;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(Lifecycle.PER_CLASS)
class ControlsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Bank bank = new Bank(Clock.systemUTC());
  private final Controls controls = new Controls();
  private LocalTomcat tomcat;

  @BeforeAll
  void start(@TempDir Path base) throws Exception {
    tomcat =
        new LocalTomcat(base)
            .mount(new SimulatorServlet(bank, controls, new KeptReplies(false)), "/simulator/*")
            .start();
  }

  @AfterAll
  void stop() throws Exception {
    tomcat.close();
  }

  @BeforeEach
  void reset() throws Exception {
    assertThat(tomcat.send("POST", "/simulator/reset", "").statusCode()).isEqualTo(204);
  }

  @Test
  void theLedgerShowsAccountsAndPostingsWithOurReference() throws Exception {
    bank.with(
        books ->
            books
                .payments()
                .transfer(
                    new Payments.Order(
                        "OUR-REF-1",
                        Seed.ZHANG_CNY,
                        Seed.LI_CNY,
                        Money.of("1.50", "CNY").amount(),
                        "CNY",
                        "",
                        "TEST")));
    HttpResponse<String> response = tomcat.send("GET", "/simulator/ledger", "");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode ledger = JSON.readTree(response.body());
    assertThat(ledger.path("balanced").asBoolean()).isTrue();
    JsonNode account = find(ledger.path("accounts"), "account", Seed.ZHANG_CNY);
    assertThat(account.path("balance").asText()).isEqualTo("4998.50");
    assertThat(account.path("held").asText()).isEqualTo("87.75");
    assertThat(account.path("available").asText()).isEqualTo("4910.75");
    JsonNode posting = find(ledger.path("postings"), "reference", "OUR-REF-1");
    assertThat(posting.path("entries").toString())
        .isEqualTo(
            """
            [{"account":"100000000001","amount":"-1.50","currency":"CNY"},\
            {"account":"100000000003","amount":"1.50","currency":"CNY"}]""");
  }

  @Test
  void theLedgerShowsWhatWasDoneUnderAReferenceAndWhatBecameOfIt() throws Exception {
    bank.with(ControlsTest::transferWithAHoldAndItsReversal);
    bank.with(books -> hold(books, "HOLD-2"));
    bank.with(books -> hold(books, "HOLD-3"));
    bank.with(books -> books.holds().release("RELEASE-3", "", "HOLD-3"));
    JsonNode bookings =
        JSON.readTree(tomcat.send("GET", "/simulator/ledger", "").body()).path("bookings");
    assertThat(find(bookings, "reference", "HOLD-1").path("state").asText()).isEqualTo("used");
    assertThat(find(bookings, "reference", "HOLD-2").path("state").asText()).isEqualTo("held");
    assertThat(find(bookings, "reference", "HOLD-3").toString())
        .isEqualTo(
            """
            {"reference":"HOLD-3","code":"HOLDFUND","id":"H00000000006","debit":"100000000001",\
            "credit":"","amount":"2.00","currency":"CNY","state":"released","undoneBy":"RELEASE-3"}""");
    JsonNode transfer = find(bookings, "reference", "TRANSFER-1");
    assertThat(transfer.path("state").asText()).isEqualTo("reversed");
    assertThat(transfer.path("undoneBy").asText()).isEqualTo("REVERSAL-1");
    assertThat(find(bookings, "reference", "REVERSAL-1").path("state").asText())
        .isEqualTo("booked");
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void everyKindOfFaultCanBePlannedByItsName(FaultKind kind) throws Exception {
    String body =
        """
        {"operation":"payments.transfer","kind":"%s","count":2,"delayMs":250}"""
            .formatted(kind.wireName());
    assertThat(tomcat.send("POST", "/simulator/faults", body).statusCode()).isEqualTo(204);
    assertThat(controls.faults().next(Operation.ACCOUNTS_BALANCE)).isEmpty();
    Fault expected = new Fault(kind, Duration.ofMillis(250), ReturnCode.INSUFFICIENT_FUNDS);
    assertThat(controls.faults().next(Operation.PAYMENTS_TRANSFER)).hasValue(expected);
    assertThat(controls.faults().next(Operation.PAYMENTS_TRANSFER)).hasValue(expected);
    assertThat(controls.faults().next(Operation.PAYMENTS_TRANSFER)).isEmpty();
  }

  @Test
  void howManyCallsMetAFaultIsCountedByItsKindUntilTheReset() throws Exception {
    tomcat.send(
        "POST", "/simulator/faults", "{\"operation\":\"*\",\"kind\":\"abend\",\"count\":9}");
    controls.faults().next(Operation.FX_QUOTE);
    controls.faults().next(Operation.PAYMENTS_TRANSFER);
    tomcat.send("DELETE", "/simulator/faults", "");
    controls.faults().next(Operation.FX_QUOTE);
    JsonNode met = JSON.readTree(tomcat.send("GET", "/simulator/faults", "").body()).path("met");
    assertThat(met.path("abend").asInt()).isEqualTo(2);
    assertThat(met.path("garble").asInt(-1)).isZero();
    assertThat(met).hasSize(FaultKind.values().length);
    reset();
    assertThat(controls.faults().met()).containsEntry(FaultKind.ABEND, 0);
  }

  @Test
  void plannedFaultsAreForgottenByDelete() throws Exception {
    tomcat.send(
        "POST", "/simulator/faults", "{\"operation\":\"*\",\"kind\":\"abend\",\"count\":9}");
    assertThat(tomcat.send("DELETE", "/simulator/faults", "").statusCode()).isEqualTo(204);
    assertThat(controls.faults().next(Operation.FX_QUOTE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"operation\":\"nope\",\"kind\":\"abend\"}|/operation|payments.transfer",
        "{\"operation\":\"*\",\"kind\":\"nope\"}|/kind|drop-request",
        "{\"operation\":\"*\",\"kind\":\"delay\"}|/delayMs|milliseconds",
        "{\"operation\":\"*\",\"kind\":\"abend\",\"count\":0}|/count|above 0",
        "{\"operation\":\"*\",\"kind\":\"refuse\",\"code\":\"12\"}|/code|return code",
        "{\"operation\":\"*\",\"sort\":\"abend\"}|''|unknown member",
        "[1]|''|JSON object",
        "{|''|well-formed",
      })
  void aFaultThatMakesNoSenseIsAProblem(String body, String pointer, String detail)
      throws Exception {
    HttpResponse<String> response = tomcat.send("POST", "/simulator/faults", body);
    JsonNode problem = problem(response, 400, "invalid-request");
    assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(problem.path("errors").path(0).path("detail").asText()).contains(detail);
  }

  @Test
  void theWindowClosesAndOpens() throws Exception {
    tomcat.send("POST", "/simulator/window", "{\"open\":false}");
    assertThat(catchRefusal()).isEqualTo(ReturnCode.CORE_CLOSED);
    tomcat.send("POST", "/simulator/window", "{\"open\":true}");
    controls.requireOpen(Operation.LOANS_OPEN);
    problem(tomcat.send("POST", "/simulator/window", "{\"open\":\"no\"}"), 400, "invalid-request");
  }

  @Test
  void unknownPathsAndWrongMethodsAreProblems() throws Exception {
    problem(tomcat.send("GET", "/simulator/nothing", ""), 404, "not-found");
    problem(tomcat.send("GET", "/simulator", ""), 404, "not-found");
    problem(tomcat.send("POST", "/simulator/ledger", "{}"), 405, "method-not-allowed");
    problem(tomcat.send("GET", "/simulator/reset", ""), 405, "method-not-allowed");
  }

  private ReturnCode catchRefusal() {
    try {
      controls.requireOpen(Operation.LOANS_OPEN);
      return ReturnCode.DONE;
    } catch (CoreRefusal e) {
      return e.returnCode();
    }
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String name)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("type").asText()).isEqualTo("urn:twospeed:problem:" + name);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("instance").asText()).startsWith("/simulator");
    assertThat(problem.path("traceId").asText()).hasSize(32);
    return problem;
  }

  private static Posting transferWithAHoldAndItsReversal(Books books) {
    Hold hold = hold(books, "HOLD-1");
    books
        .payments()
        .transfer(
            new Payments.Order(
                "TRANSFER-1",
                Seed.ZHANG_CNY,
                Seed.LI_CNY,
                hold.money().amount(),
                "CNY",
                hold.id(),
                "TEST"));
    return books.payments().reverse("REVERSAL-1", "TRANSFER-1");
  }

  private static Hold hold(Books books, String reference) {
    return books
        .holds()
        .place(reference, Seed.ZHANG_CNY, Money.of("2.00", "CNY").amount(), "CNY", 0, "TEST");
  }

  private static JsonNode find(JsonNode array, String member, String value) {
    for (JsonNode node : array) {
      if (node.path(member).asText().equals(value)) {
        return node;
      }
    }
    throw new AssertionError("no element with " + member + "=" + value);
  }
}
