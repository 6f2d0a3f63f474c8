package io.twospeed.routes.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.routes.TestCore;
import io.twospeed.routes.TestHost;
import io.twospeed.routes.TestRequests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an example has to say, and what a version's rehearsal is given of it. */
class ExampleTest {
  private static final String WHOLE =
      """
      faults:
        - {operation: accounts.balance, kind: drop-reply}
      request:
        method: POST
        path: /p/me?page=1
        headers: {X-Trace: a}
        body: {a: 1}
      response:
        status: 200
        headers: {ETag: '"1"'}
        body:
          list:
            - {b: 2}
      """;

  private final TestHost test;

  ExampleTest(@TempDir Path folder) {
    test = new TestHost(folder);
    test.product("p", "- setBody: {constant: '{}'}");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<String> findings(String example) {
    return test.file("p/examples/one.yaml", example).findings();
  }

  @Test
  void aWholeOneIsReadWithItsLines() {
    test.file("p/examples/one.yaml", WHOLE);
    List<Candidate> candidates = test.host.candidates(test.folder(), finding -> {});

    assertThat(candidates).singleElement().extracting(Candidate::name).isEqualTo("p");
    Example example = candidates.get(0).examples().get(0);
    assertThat(example.file()).isEqualTo("examples/one.yaml");
    assertThat(example.method() + " " + example.path()).isEqualTo("POST /p/me?page=1");
    assertThat(example.headers()).containsEntry("X-Trace", "a");
    assertThat(example.body().toString()).isEqualTo("{\"a\":1}");
    assertThat(example.status()).isEqualTo(200);
    assertThat(example.answerHeaders()).containsEntry("ETag", "\"1\"");
    assertThat(example.faults()).hasSize(1);
    assertThat(example.line("/response/body/list/0/b")).isEqualTo(13);
    assertThat(example.line("/response/body/list/0/elsewhere")).isEqualTo(13);
  }

  @Test
  void aKeyNobodyKnows() {
    assertThat(findings(WHOLE.replace("  status: 200", "  status: 200\n  code: 7")))
        .containsExactly(
            "examples/one.yaml:10: unknown key 'code'; expected one of [body, headers, status];"
                + " fix: remove the key or correct its spelling");
  }

  @Test
  void whatEveryExampleHasToSay() {
    assertThat(findings("request: {path: p}\nresponse: {status: 900}\nfaults: all\n"))
        .containsExactly(
            "examples/one.yaml:1: the example's request.method says nothing usable; expected GET,"
                + " POST; fix: write it; routes/README.md has an example",
            "examples/one.yaml:1: the example's request.path says nothing usable; expected a path"
                + " of the contract, with its query: /trips?page=1; fix: write it; routes/README.md"
                + " has an example",
            "examples/one.yaml:2: the example's response.status says nothing usable; expected 200"
                + " to 599; fix: write it; routes/README.md has an example",
            "examples/one.yaml:3: the example's faults says nothing usable; expected a list of"
                + " faults; fix: write it; routes/README.md has an example");
  }

  @Test
  void aFaultWithoutItsKind() {
    assertThat(findings(WHOLE.replace(", kind: drop-reply", "")))
        .containsExactly(
            "examples/one.yaml:1: the example's faults says nothing usable; expected {operation:"
                + " payments.transfer, kind: drop-reply}; fix: write it; routes/README.md has an"
                + " example");
  }

  @Test
  void aRehearsalMayWaitForTheCommonThreadsHoweverManyProductsWaitForIt(@TempDir Path folder) {
    int products = ForkJoinPool.getCommonPoolParallelism() + 3;
    try (TestHost rehearsed = new TestHost(folder, candidate -> runsOnTheCommonThreads())) {
      for (int i = 0; i < products; i++) {
        rehearsed.product("p" + i, "- setBody: {constant: '{}'}");
      }
      rehearsed.host.load();
      assertThat(rehearsed.published).hasSize(products);
    }
  }

  /** Not by a future: who waits for one on a common thread does its work meanwhile. */
  private static Verdict runsOnTheCommonThreads() {
    CountDownLatch ran = new CountDownLatch(1);
    ForkJoinPool.commonPool().execute(ran::countDown);
    try {
      assertThat(ran.await(60, TimeUnit.SECONDS)).as("a common thread was free").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Verdict.passed("it ran");
  }

  @Test
  void aVersionThatFailsItsRehearsalIsRefusedAndTheLiveOneStays(@TempDir Path folder) {
    try (TestHost rehearsed =
        new TestHost(
            folder,
            candidate ->
                candidate.version().startsWith("2")
                    ? new Verdict("tried", List.of(TestHost.FINDING))
                    : Verdict.passed("tried"))) {
      rehearsed.product("p", "- setBody: {constant: '{}'}").host.load();
      String live = rehearsed.live("p").version();

      rehearsed.file("p/scenario.yaml", "label: '2.0'\nowner: tests\n");

      assertThat(rehearsed.findings()).containsExactly(TestHost.FINDING.toString());
      assertThat(rehearsed.live("p").version()).isEqualTo(live);
    }
  }

  @Test
  void aStagedProductReachesTheComponentsOfItsStageAndNoneOfTheHosts() throws Throwable {
    test.core.answering("accounts.balance", "{\"core\": \"the host's\"}");
    test.product("p", "- to: core:accounts.balance");
    try (TestCore other = new TestCore().answering("accounts.balance", "{\"core\": \"other\"}");
        StagedProduct staged =
            test.host
                .candidates(test.folder(), finding -> {})
                .get(0)
                .stage(Map.of("core", other::component))) {
      assertThat(TestRequests.answer(staged.serve(TestRequests.reading("greet", "{}"))).body())
          .isEqualTo(TestRequests.json("{\"core\": \"other\"}"));
      assertThat(test.core.calls()).isEmpty();
    }
  }
}
