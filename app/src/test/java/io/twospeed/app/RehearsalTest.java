package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.version.ProductStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running installation lets a version live only if its examples hold, on a core of their own. */
@Tag("slow")
class RehearsalTest {
  @TempDir Path data;
  @TempDir Path routes;

  private void change(String old, String now) throws IOException {
    Path file = routes.resolve("trip-pot/allowance.jslt");
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  private static List<String> findings(ProductHost host) {
    return host.load().stream()
        .flatMap(each -> each.findings().stream())
        .map(Object::toString)
        .toList();
  }

  @Test
  void whatFailsItsExamplesIsRefusedAndNeitherTheLiveVersionNorTheLedgerNotices()
      throws IOException {
    assertThat(Ran.of("new", "product", "trip-pot", "--routes", routes.toString()).exit()).isZero();
    try (Installation twospeed =
        Installation.start(
            data, "--twospeed.sandbox.rehearse=true", "--twospeed.routes=" + routes)) {
      ProductHost host = twospeed.bean(ProductHost.class);
      String path = twospeed.channels("/trip-pot/100000000001");
      await("the way to the core")
          .atMost(Duration.ofMinutes(1))
          .until(() -> Installation.get(path).statusCode() == 200);
      Installation.post(
          twospeed.operations("/simulator/faults"),
          "{\"operation\":\"loans.open\",\"kind\":\"refuse\"}");
      JsonNode ledger =
          Installation.json(Installation.get(twospeed.operations("/simulator/ledger")));

      change("availableBalance", "ledgerBalance");

      assertThat(findings(host))
          .containsExactly(
              "examples/allowance.yaml:9: the answer's /available/amount is \"5000.00\"; expected"
                  + " \"4912.25\"; fix: mend the route, or say in the example what is right");
      assertThat(Installation.get(path).body()).contains("4912.25");
      assertThat(Installation.json(Installation.get(twospeed.operations("/simulator/ledger"))))
          .isEqualTo(ledger);

      change("ledgerBalance", "availableBalance,\n  \"asOf\": $balance.asOf");

      assertThat(findings(host)).isEmpty();
      assertThat(Installation.get(path).body()).contains("asOf");
    }
  }

  @Test
  void aProductThatMovesMoneyIsRehearsedWithoutMovingTheSandboxs() {
    try (Installation twospeed = Installation.start(data, "--twospeed.sandbox.rehearse=true")) {
      JsonNode ledger =
          Installation.json(Installation.get(twospeed.operations("/simulator/ledger")));

      assertThat(twospeed.bean(ProductHost.class).products())
          .allSatisfy(each -> assertThat(each.findings()).isEmpty());
      assertThat(ledger.path("postings").toString()).doesNotContain("Bicycle");
      assertThat(Installation.get(twospeed.channels("/openapi")).body())
          .contains("instalment-purchase");
    }
  }

  @Test
  void whereNothingIsRehearsedTheVerdictSaysSo() {
    assertThat(Ran.of("new", "product", "trip-pot", "--routes", routes.toString()).exit()).isZero();
    try (Installation twospeed =
        Installation.start(
            data, "--twospeed.sandbox.rehearse=false", "--twospeed.routes=" + routes)) {
      assertThat(twospeed.bean(ProductHost.class).products())
          .extracting(ProductStatus::remark)
          .containsExactly(
              "3 examples were not run: there is no rehearsal here (twospeed.sandbox.enabled,"
                  + " .rehearse)");
    }
  }
}
