package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators find of a request that failed by a fault of its product, or of the core's. */
@Tag("slow")
class FailuresShownTest {
  @TempDir Path folder;

  private void replace(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  @Test
  void aRequestThatCannotBePutIntoTheCoresTermsIsFoundByProductAndByInteraction()
      throws IOException {
    Path products = folder.resolve("products");
    Path pots = products.resolve("savings-pot");
    Program.copy(Installation.REPOSITORY.resolve("routes/products/savings-pot"), pots);
    replace(pots.resolve("aside.jslt"), "$request.accountId", "$request.accountId + \"12345\"");
    try (Installation twospeed =
        Installation.start(folder.resolve("data"), "--twospeed.routes=" + products)) {
      JsonNode problem =
          Installation.json(
              Installation.post(
                  twospeed.channels("/savings-pots"),
                  """
                  {"customerId": "1000000001", "accountId": "100000000001",
                   "amount": {"amount": "250.00", "currency": "CNY"}, "goal": "Qingdao in May"}"""));
      assertThat(problem.path("type").asText()).isEqualTo("urn:twospeed:problem:core-request");

      JsonNode failure =
          Installation.json(Installation.get(twospeed.operations("/admin/products/savings-pot")))
              .at("/0/failures/0");
      assertThat(failure.path("operation").asText()).isEqualTo("fillPot");
      assertThat(failure.path("step").asText())
          .matches("savings-pot\\.camel\\.yaml:\\d+, to\\[core:funds\\.hold\\]");
      assertThat(failure.path("what").asText())
          .startsWith("funds.hold: the request was not sent: ")
          .contains("expected at most ")
          .doesNotContain("100000000001");
      assertThat(failure.path("count").asInt()).isEqualTo(1);

      String id = problem.path("instance").asText().replaceFirst(".*:", "");
      JsonNode interaction =
          Installation.json(Installation.get(twospeed.operations("/admin/interactions/" + id)))
              .path("interaction");
      assertThat(interaction.path("state").asText()).isEqualTo("FAILED");
      assertThat(interaction.path("reason").asText())
          .isEqualTo(failure.path("step").asText() + ": " + failure.path("what").asText());
    }
  }
}
