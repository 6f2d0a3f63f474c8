package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductSwapTest {
  private final Path folder;
  private final TestHost test;

  ProductSwapTest(@TempDir Path folder) {
    this.folder = folder;
    this.test = new TestHost(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private void version(int number) {
    test.product(
        "p", "- to: core:wait\n- setBody: {constant: '{\"version\": %d}'}".formatted(number));
    test.host.load();
  }

  @Test
  void aRequestEndsOnTheVersionItBeganOn() throws Throwable {
    CountDownLatch coreAnswers = new CountDownLatch(1);
    test.core.answering(
        "wait",
        request -> {
          awaitUninterrupted(coreAnswers);
          return request;
        });
    version(1);
    CompletionStage<ApiReply> begunOnOne = test.serve("p", reading("greet", "{}"));
    version(2);

    assertThat(test.host.products())
        .extracting(ProductStatus::state)
        .containsExactly(VersionState.DRAINING, VersionState.LIVE);
    coreAnswers.countDown();
    assertThat(TestRequests.answer(begunOnOne).body()).isEqualTo(json("{\"version\": 1}"));
    assertThat(test.answer("p", reading("greet", "{}")).body()).isEqualTo(json("{\"version\": 2}"));
    await("the first version's end")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(test.host.products())
                    .extracting(ProductStatus::state)
                    .containsExactly(VersionState.RETIRED, VersionState.LIVE));
  }

  @Test
  void aRequestThatReachesARetiredVersionIsServedByTheLiveOne() throws Throwable {
    test.core.answering("wait", request -> request);
    version(1);
    ApiProduct first = test.live("p");
    version(2);
    await("the first version's end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.host.products().get(0).state() == VersionState.RETIRED);

    assertThat(TestRequests.answer(first.serve(reading("greet", "{}"))).body())
        .isEqualTo(json("{\"version\": 2}"));
  }

  @Test
  void noRequestIsLostWhileVersionsComeAndGo() throws Exception {
    test.core.answering("wait", request -> request);
    version(0);
    AtomicBoolean releasing = new AtomicBoolean(true);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        calls.add(callers.submit(() -> callWhile(releasing)));
      }
      for (int number = 1; number <= 30; number++) {
        version(number);
      }
      releasing.set(false);
      for (Future<Integer> caller : calls) {
        assertThat(caller.get(60, TimeUnit.SECONDS)).as("requests served").isPositive();
      }
    } finally {
      callers.shutdownNow();
    }
    await("all versions but the last have ended")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(test.host.products())
                    .extracting(ProductStatus::state)
                    .doesNotContain(VersionState.DRAINING));
  }

  /** Every answer must be a version's, and never one older than an answer before it. */
  private int callWhile(AtomicBoolean releasing) throws Exception {
    int served = 0;
    int newest = 0;
    while (releasing.get()) {
      JsonNode body =
          Objects.requireNonNull(
              test.serve("p", reading("greet", "{}"))
                  .toCompletableFuture()
                  .get(60, TimeUnit.SECONDS)
                  .body());
      assertThat(body.get("version").intValue()).isGreaterThanOrEqualTo(newest);
      newest = body.get("version").intValue();
      served++;
    }
    return served;
  }

  @Test
  void aBrokenVersionLeavesTheLiveOneAsItIs() throws Throwable {
    test.core.answering("wait", request -> request);
    version(1);
    test.product("p", "- to: core:no-such-operation");
    test.host.load();

    assertThat(test.host.products())
        .extracting(ProductStatus::state)
        .containsExactly(VersionState.LIVE, VersionState.REFUSED);
    assertThat(test.answer("p", reading("greet", "{}")).body()).isEqualTo(json("{\"version\": 1}"));
    version(1);
    assertThat(test.host.products())
        .as("the old files again: nothing is wrong any more, and nothing starts anew")
        .extracting(ProductStatus::state)
        .containsExactly(VersionState.LIVE);
  }

  @Test
  void whatDidNotChangeIsNotStartedAgain() {
    test.core.answering("wait", request -> request);
    version(1);
    ApiProduct first = test.live("p");
    version(1);

    assertThat(test.live("p")).isSameAs(first);
    assertThat(test.host.products()).hasSize(1);
  }

  @Test
  void aProductWhoseFolderIsGoneIsWithdrawn() throws Throwable {
    test.core.answering("wait", request -> request);
    version(1);
    ApiProduct first = test.live("p");
    delete(folder.resolve("p"));
    test.host.load();

    assertThat(test.published).isEmpty();
    await("its end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.host.products().get(0).state() == VersionState.RETIRED);
    CompletableFuture<ApiReply> late = first.serve(reading("greet", "{}")).toCompletableFuture();
    assertThatThrownBy(() -> TestRequests.answer(late)).hasMessage("Product p was withdrawn");
  }

  @Test
  void aVersionTheDoorCannotPublishIsRefused() {
    test.core.answering("wait", request -> request);
    test.product("p", "- to: core:wait");
    try (ProductHost host =
        new ProductHost(
            HostSettings.of(
                folder,
                java.util.Map.of("core", test.core::component),
                operation -> java.util.Optional.of(CoreEffect.READS),
                java.time.Clock.systemUTC()),
            product -> {
              throw new IllegalArgumentException("GET /p/{name} is product q's");
            },
            name -> {})) {
      host.load();
      assertThat(host.products())
          .extracting(ProductStatus::state, status -> status.findings().get(0).toString())
          .containsExactly(
              tuple(
                  VersionState.REFUSED,
                  "openapi.yaml:0: the door cannot publish the product: GET /p/{name} is product"
                      + " q's; expected paths that no other product has; fix: change the paths of"
                      + " the contract"));
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void delete(Path product) throws IOException {
    try (var files = Files.walk(product)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
