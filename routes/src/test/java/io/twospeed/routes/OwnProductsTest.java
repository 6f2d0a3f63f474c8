package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static io.twospeed.routes.TestRequests.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.step.ProblemException;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The products of this repository, over a core of canonical JSON. */
class OwnProductsTest {
  private static final Path PRODUCTS = Path.of("products");
  private static final String PURCHASE =
      """
      {"customerId": "1000000001", "accountId": "100000000001",
       "merchantAccountId": "900000000001",
       "price": {"amount": "1200.00", "currency": "CNY"},
       "downPayment": {"amount": "200.10", "currency": "CNY"},
       "instalments": 12, "description": "Bicycle, order 4711"}
      """;

  private static final String REMITTANCE =
      """
      {"customerId": "1000000001", "accountId": "100000000001", "payeeAccountId": "100000000002",
       "pay": {"amount": "800.00", "currency": "CNY"}, "receive": "EUR",
       "message": "For the trip"}
      """;

  private final TestHost test = new TestHost(PRODUCTS);

  @BeforeEach
  void core() {
    test.core
        .answering(
            "customers.inquiry",
            """
            {"customerId": "1000000001", "name": "王小明", "romanisedName": "WANG XIAOMING",
             "status": "ACTIVE", "segment": "RETAIL", "birthDate": "1990-05-17", "branch": "0001",
             "accounts": [
               {"accountId": "100000000001", "kind": "CURRENT", "currency": "CNY"},
               {"accountId": "100000000002", "kind": "SAVINGS", "currency": "EUR"}]}
            """)
        .answering("accounts.balance", "{\"accountId\": \"100000000001\", \"holds\": []}")
        .answering("accounts.history", "{\"transactions\": []}")
        .answering("funds.hold", "{\"holdId\": \"H1\"}")
        .answering("funds.release", "{\"holdId\": \"H1\"}")
        .answering("loans.simulate", OwnProductsTest::simulated)
        .answering("fx.quote", "{\"buyAmount\": {\"amount\": \"101.34\", \"currency\": \"EUR\"}}")
        .answering(
            "loans.open",
            """
            {"loanId": "L1", "openedAt": "2026-03-02T09:30:00Z", "firstDue": "2026-04-02",
             "instalment": {"amount": "85.51", "currency": "CNY"}}
            """)
        .answering(
            "payments.transfer",
            """
            {"paymentId": "P1", "bookedAt": "2026-03-02T09:30:01Z", "reference": "ref-1"}
            """);
    test.host.load();
  }

  private static JsonNode simulated(JsonNode request) {
    ObjectNode terms =
        (ObjectNode)
            json(
                """
                {"annualRate": "0.0480", "instalment": {"amount": "85.51", "currency": "CNY"},
                 "total": {"amount": "1026.12", "currency": "CNY"}, "schedule": []}
                """);
    return terms.set("principal", request.get("principal"));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theyPassTheCheck() {
    assertThat(test.host.check(PRODUCTS)).isEmpty();
    assertThat(test.host.products())
        .extracting(ProductStatus::state)
        .containsOnly(VersionState.LIVE)
        .hasSize(4);
  }

  @Test
  void aCustomersAccountsLeaveOutWhatIsNotTheAppsBusiness() throws Throwable {
    ApiReply reply =
        test.answer("account-view", reading("listAccounts", "{\"customerId\": \"1000000001\"}"));

    assertThat(reply.body())
        .isEqualTo(
            json(
                """
                {"customerId": "1000000001", "name": "王小明", "accounts": [
                  {"accountId": "100000000001", "kind": "CURRENT", "currency": "CNY"},
                  {"accountId": "100000000002", "kind": "SAVINGS", "currency": "EUR"}]}
                """));
    assertThat(test.core.requestTo("customers.inquiry"))
        .isEqualTo(json("{\"customerId\": \"1000000001\"}"));
  }

  @Test
  void aBalanceGoesThroughAsTheCoreHasIt() throws Throwable {
    ApiReply reply =
        test.answer("account-view", reading("getBalance", "{\"accountId\": \"100000000001\"}"));

    assertThat(reply.body()).isEqualTo(json("{\"accountId\": \"100000000001\", \"holds\": []}"));
  }

  @Test
  void historyIsAskedForAsTheContractHasIt() throws Throwable {
    String page = "{\"accountId\": \"100000000001\", \"page\": 2, \"pageSize\": 10}";
    test.answer("account-view", reading("listTransactions", page));

    assertThat(test.core.requestTo("accounts.history")).isEqualTo(json(page));
  }

  @Test
  void aPurchaseHoldsTheDownPaymentOpensTheLoanAndPaysTheShop() throws Throwable {
    ApiReply reply =
        test.answer("instalment-purchase", sending("openInstalmentPurchase", PURCHASE));

    assertThat(test.core.calls())
        .extracting(TestCore.Call::operation)
        .containsExactly(
            "customers.inquiry", "loans.simulate", "funds.hold", "loans.open", "payments.transfer");
    assertThat(test.core.requestTo("loans.simulate").at("/principal/amount").asText())
        .as("1200.00 less 200.10, exactly")
        .isEqualTo("999.90");
    assertThat(test.core.requestTo("funds.hold"))
        .isEqualTo(
            json(
                """
                {"accountId": "100000000001", "amount": {"amount": "200.10", "currency": "CNY"},
                 "reason": "Down payment, instalment purchase"}
                """));
    assertThat(test.core.requestTo("payments.transfer"))
        .isEqualTo(
            json(
                """
                {"fromAccountId": "100000000001", "toAccountId": "900000000001",
                 "amount": {"amount": "1200.00", "currency": "CNY"},
                 "narrative": "Bicycle, order 4711", "holdId": "H1"}
                """));
    assertThat(reply.body())
        .isEqualTo(
            json(
                """
                {"loanId": "L1", "paymentId": "P1", "reference": "ref-1",
                 "principal": {"amount": "999.90", "currency": "CNY"}, "instalments": 12,
                 "instalment": {"amount": "85.51", "currency": "CNY"}, "firstDue": "2026-04-02",
                 "paidAt": "2026-03-02T09:30:01Z"}
                """));
  }

  @Test
  void withoutADownPaymentNothingIsHeld() throws Throwable {
    test.answer(
        "instalment-purchase",
        sending("openInstalmentPurchase", PURCHASE.replace("200.10", "0.00")));

    assertThat(test.core.calls()).extracting(TestCore.Call::operation).doesNotContain("funds.hold");
    assertThat(test.core.requestTo("payments.transfer").has("holdId")).isFalse();
  }

  @Test
  void aQuoteChangesNothing() throws Throwable {
    test.answer("instalment-purchase", sending("quoteInstalmentPurchase", PURCHASE));

    assertThat(test.core.calls())
        .extracting(TestCore.Call::operation)
        .containsExactly("loans.simulate");
  }

  @Test
  void aBlockedCustomerBuysNothing() {
    test.core.answering("customers.inquiry", "{\"status\": \"BLOCKED\", \"accounts\": []}");

    assertRefused(PURCHASE, "customer-not-active");
    assertThat(test.core.calls()).hasSize(1);
  }

  @Test
  void nobodyBuysFromAnothersAccount() {
    assertRefused(PURCHASE.replace("100000000001", "100000000003"), "account-not-owned");
  }

  @Test
  void aDownPaymentOfTheWholePriceNeedsNoLoan() {
    assertRefused(PURCHASE.replace("200.10", "1200"), "nothing-to-finance");
  }

  @Test
  void aDownPaymentInAnotherCurrencyIsRefused() {
    assertRefused(
        PURCHASE.replace("\"200.10\", \"currency\": \"CNY\"", "\"1\", \"currency\": \"EUR\""),
        "currencies-differ");
  }

  @Test
  void whatTheCoreRefusesEndsTheRouteThere() {
    IllegalStateException refusal = new IllegalStateException("insufficient funds");
    test.core.answering(
        "funds.hold",
        request -> {
          throw refusal;
        });

    assertThatThrownBy(
            () -> test.answer("instalment-purchase", sending("openInstalmentPurchase", PURCHASE)))
        .isSameAs(refusal);
    assertThat(test.core.calls()).extracting(TestCore.Call::operation).doesNotContain("loans.open");
  }

  @Test
  void aRemittanceIsCollectedInOneCurrencyAndPaidInTheOther() throws Throwable {
    test.answer("instant-remittance", sending("sendRemittance", REMITTANCE));

    assertThat(test.core.calls())
        .filteredOn(call -> call.operation().equals("payments.transfer"))
        .extracting(TestCore.Call::request)
        .containsExactly(
            json(
                """
                {"fromAccountId": "100000000001", "toAccountId": "900000000001",
                 "amount": {"amount": "800.00", "currency": "CNY"}, "narrative": "For the trip"}
                """),
            json(
                """
                {"fromAccountId": "900000000002", "toAccountId": "100000000002",
                 "amount": {"amount": "101.34", "currency": "EUR"}, "narrative": "For the trip"}
                """));
  }

  private void assertRefused(String purchase, String name) {
    assertThatThrownBy(
            () -> test.answer("instalment-purchase", sending("openInstalmentPurchase", purchase)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.name()).isEqualTo(name);
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.title()).endsWith(".");
            });
  }
}
