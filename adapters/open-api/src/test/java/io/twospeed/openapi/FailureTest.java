package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.calls.CallTally;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.product.ApiReply;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller is told when a route fails, or answers what its contract does not allow. */
class FailureTest {
  private static final RunningDoor DOOR =
      new RunningDoor(RunningDoor.settings(), FailureTest::problem);
  private static final Contract PAY = Contract.read(RunningDoor.contract("pay"));
  private static final String GOOD = "{\"amount\":12.50,\"currency\":\"CNY\",\"payee\":\"Li\"}";

  private final ScriptedProduct product = ScriptedProduct.echo("pay", PAY);

  private static ApiProblem problem(Throwable failure) {
    if (failure instanceof IllegalArgumentException) {
      return new ApiProblem("refused", 422, "The core refused.", "nothing-happened", 0);
    }
    if (failure instanceof UnsupportedOperationException) {
      return new ApiProblem("core-closed", 503, "The core is closed.", "nothing-happened", 30);
    }
    throw new IllegalStateException("secret");
  }

  @BeforeEach
  void publish() {
    DOOR.door.publish(product);
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  @Test
  void aFailureIsToldAsTheAppTranslatesIt() {
    failsWith(new IllegalArgumentException("secret"), calls -> {});
    JsonNode problem = assertProblem(DOOR.post("/pay/v1/payments", GOOD), 422, "refused");
    assertThat(problem.get("title").asText()).isEqualTo("The core refused.");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aFailureThatIsWrappedIsUnwrapped() {
    failsWith(new CompletionException(new IllegalArgumentException("secret")), calls -> {});
    assertProblem(DOOR.post("/pay/v1/payments", GOOD), 422, "refused");
  }

  @Test
  void aFailureThatTellsWhenToComeBackSaysSoInTheHeader() {
    failsWith(new UnsupportedOperationException("secret"), calls -> {});
    HttpResponse<String> response = DOOR.post("/pay/v1/payments", GOOD);
    assertProblem(response, 503, "core-closed");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
  }

  @Test
  void aRefusalAfterAConfirmedStepDoesNotClaimThatNothingHappened() {
    failsWith(
        new IllegalArgumentException("secret"),
        calls -> {
          calls.sent();
          calls.ended(CoreCallState.CONFIRMED);
        });
    assertOutcome(DOOR.post("/pay/v1/payments", GOOD), "something-happened");
  }

  @Test
  void aRefusalWhileACallHasNoKnownEndIsInDoubt() {
    failsWith(new IllegalArgumentException("secret"), CallTally::sent);
    assertOutcome(DOOR.post("/pay/v1/payments", GOOD), "in-doubt");
  }

  @Test
  void anUnknownFailureIsAnInternalErrorAndNoMore() {
    failsWith(new IllegalStateException("secret"), calls -> {});
    JsonNode problem = assertProblem(DOOR.post("/pay/v1/payments", GOOD), 500, "internal-error");
    assertThat(problem.get("title").asText()).isEqualTo("The request could not be served.");
    assertThat(problem.get("outcome").asText()).isEqualTo("nothing-happened");
  }

  @Test
  void aProductThatThrowsInsteadOfFailingIsToldTheSame() {
    product.does(
        request -> {
          throw new IllegalArgumentException("secret");
        });
    assertProblem(DOOR.post("/pay/v1/payments", GOOD), 422, "refused");
  }

  @Test
  void anAnswerThatBreaksItsContractIsWithheldAndSaysWhatHappened() {
    product.does(
        request -> {
          request.interaction().calls().sent();
          request.interaction().calls().ended(CoreCallState.CONFIRMED);
          return ScriptedProduct.done(
              ScriptedProduct.reply(0, "{\"id\":\"1\",\"amount\":\"secret\"}"));
        });
    HttpResponse<String> response = DOOR.post("/pay/v1/payments", GOOD);
    JsonNode problem = assertProblem(response, 500, "response-breaks-contract");
    assertThat(problem.get("title").asText())
        .isEqualTo("The answer did not fit the contract and was withheld.");
    assertOutcome(response, "something-happened");
  }

  @Test
  void anAnswerWithoutItsBodyBreaksItsContract() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(201, null)));
    assertProblem(DOOR.post("/pay/v1/payments", GOOD), 500, "response-breaks-contract");
  }

  @Test
  void aStatusTheContractDoesNotKnowBreaksIt() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(202, "{}")));
    assertProblem(DOOR.post("/pay/v1/payments", GOOD), 500, "response-breaks-contract");
  }

  @Test
  void aStatusTheContractDescribesIsTheRoutesOwnToAnswer() {
    product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(409, "{\"why\":1}")));
    HttpResponse<String> response = DOOR.post("/pay/v1/payments", GOOD);
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void aHeaderThatWouldBeTwoIsLeftOut() {
    product.does(
        request ->
            ScriptedProduct.done(
                new ApiReply(
                    0, Map.of("X-Total", "1\r\nSet-Cookie: a=b"), ScriptedProduct.json("{}"))));
    HttpResponse<String> response = DOOR.get("/pay/v1/payments");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Total")).isEmpty();
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private void failsWith(RuntimeException failure, Consumer<CallTally> calls) {
    product.does(
        request -> {
          calls.accept(request.interaction().calls());
          return failed(failure);
        });
  }

  private static CompletionStage<ApiReply> failed(RuntimeException failure) {
    return CompletableFuture.failedFuture(failure);
  }

  private void assertOutcome(HttpResponse<String> response, String outcome) {
    assertThat(RunningDoor.json(response).get("outcome").asText()).isEqualTo(outcome);
    assertThat(Objects.requireNonNull(product.requests.peek()).operationId()).isEqualTo("pay");
  }

  private static JsonNode assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    JsonNode problem = RunningDoor.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:twospeed:problem:" + name);
    return problem;
  }
}
