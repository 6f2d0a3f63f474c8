package io.twospeed.app;

import static io.twospeed.app.Installation.get;
import static io.twospeed.app.Installation.json;
import static io.twospeed.app.Installation.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A channel's request to the core and back: real HTTP, real queues, real SOAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeWayContract {
  private static final String PURCHASE =
      """
      {"customerId":"1000000001","accountId":"100000000001",
      "merchantAccountId":"900000000001",
      "price":{"amount":"1200.00","currency":"CNY"},
      "downPayment":{"amount":"200.00","currency":"CNY"},
      "instalments":12,"description":"bicycle"}
      """;

  Installation twospeed;

  /** Everything that is needed, started. */
  abstract Installation open(Path data) throws Exception;

  /** A page of the simulated core's controls. */
  abstract String simulator(String path);

  /** Stops what {@link #open} started beside the installation. */
  void closeTheRest() {}

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    twospeed = open(data);
    await("the way to the core")
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(twospeed.operations("/health")).statusCode() == 200);
    // The first call by SOAP makes much that later ones find made.
    await("the way by SOAP")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> post(twospeed.channels("/instalment-purchases"), PURCHASE).statusCode() == 201);
  }

  @AfterAll
  void stop() {
    if (twospeed != null) {
      twospeed.close();
    }
    closeTheRest();
  }

  @BeforeEach
  void reset() {
    assertThat(post(simulator("/simulator/reset"), "{}").statusCode()).isLessThan(300);
  }

  @Test
  void aBalanceComesFromTheCoreAsTheContractSays() {
    HttpResponse<String> response = get(twospeed.channels("/accounts/100000000001/balance"));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode balance = json(response);
    assertThat(balance.path("accountId").asText()).isEqualTo("100000000001");
    assertThat(balance.path("ledgerBalance").path("amount").asText()).isEqualTo("5000.00");
    assertThat(balance.path("holds")).isNotEmpty();
  }

  @Test
  void aCustomersNameInChineseSurvivesTheWayThroughTheDoubleByteCodePage() {
    JsonNode customer = json(get(twospeed.channels("/customers/1000000001/accounts")));

    assertThat(customer.path("name").asText()).isEqualTo("张三");
    assertThat(customer.path("accounts")).hasSize(2);
  }

  @Test
  void aHistoryIsPagedAndHasEveryKindOfTransactionInItsOwnShape() {
    JsonNode first =
        json(get(twospeed.channels("/accounts/100000000001/transactions?page=1&pageSize=20")));
    JsonNode second =
        json(get(twospeed.channels("/accounts/100000000001/transactions?page=2&pageSize=20")));

    assertThat(first.path("transactions")).hasSize(20);
    assertThat(second.path("transactions")).isNotEmpty();
    assertThat(first.path("transactions").get(0)).isNotEqualTo(second.path("transactions").get(0));
    assertThat(first.path("transactions").findValuesAsText("kind"))
        .contains("TRANSFER", "CARD", "FEE");
  }

  @Test
  void aPurchaseByInstalmentsMovesMoneyInTheLedgerAndTheLedgerBalances() {
    HttpResponse<String> response = post(twospeed.channels("/instalment-purchases"), PURCHASE);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode purchase = json(response);
    assertThat(purchase.path("loanId").asText()).isNotEmpty();

    JsonNode ledger = json(get(simulator("/simulator/ledger")));
    assertThat(ledger.path("balanced").asBoolean()).isTrue();
    assertThat(balance(ledger, "900000000001"))
        .as("the merchant has the whole price")
        .isEqualByComparingTo(merchantBefore().add(new BigDecimal("1200.00")));
    assertThat(balance(ledger, "100000000001"))
        .as("the customer paid the down payment; the loan paid the rest")
        .isEqualByComparingTo("4800.00");
    assertThat(ledger.path("postings")).isNotEmpty();
    assertThat(ledger.path("postings").findValuesAsText("reference"))
        .allMatch(reference -> reference.length() <= 32);
  }

  private BigDecimal merchantBefore() {
    post(simulator("/simulator/reset"), "{}");
    return balance(json(get(simulator("/simulator/ledger"))), "900000000001");
  }

  private static BigDecimal balance(JsonNode ledger, String account) {
    for (JsonNode each : ledger.path("accounts")) {
      if (each.path("account").asText().equals(account)) {
        return new BigDecimal(each.path("balance").asText());
      }
    }
    throw new AssertionError("no account " + account + " in " + ledger);
  }
}
