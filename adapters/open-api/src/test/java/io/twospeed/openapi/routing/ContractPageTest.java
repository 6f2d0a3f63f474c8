package io.twospeed.openapi.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.DocumentReader;
import io.twospeed.openapi.document.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract that the door shows says what the door asks for. */
class ContractPageTest {
  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info: {title: Pay, version: 1.10}
      # Kept.
      paths:
        /pay:
          get:
            operationId: list
            responses: {'200': {description: all, content: {application/json: {schema: {}}}}}
          post:
            operationId: pay
            responses:
              '201': {description: paid on 2026-03-02, x-day: 2026-03-02}
        /more:
          parameters:
            - {name: idempotency-key, in: header, schema: {type: string, format: uuid}}
          post:
            operationId: more
            parameters: []
            responses:
              '202': {description: mine}
              '204': {description: gone}
              default: {description: problem}
      """;

  private static List<String> names(String page, String at) {
    List<Finding> findings = new ArrayList<>();
    Document document = DocumentReader.read("openapi.yaml", page, findings);
    assertThat(findings).isEmpty();
    List<String> names = new ArrayList<>();
    Objects.requireNonNull(document).root().at(at).fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aContractThatTheDoorDoesNotJournalIsShownAsItIs() {
    assertThat(ContractPage.of(CONTRACT, Set.of())).isSameAs(CONTRACT);
  }

  @Test
  void aJournalledOperationShowsTheKeyAndTheDoorsAnswers() {
    String page = ContractPage.of(CONTRACT, Set.of("pay"));
    assertThat(names(page, "/paths/~1pay/post/parameters/0"))
        .contains("name", "in", "required", "schema");
    assertThat(names(page, "/paths/~1pay/post/responses"))
        .containsExactly("201", "202", "409", "422");
    assertThat(names(page, "/paths/~1pay/get")).containsExactly("operationId", "responses");
    assertThat(page)
        .contains("# Kept.", "version: 1.10", "x-day: 2026-03-02", "name: Idempotency-Key");
  }

  @Test
  void whatItsAuthorWroteStays() {
    String page = ContractPage.of(CONTRACT, Set.of("more"));
    assertThat(names(page, "/paths/~1more/post/responses"))
        .containsExactly("202", "204", "default");
    assertThat(page).contains("description: mine").doesNotContain("name: Idempotency-Key");
  }

  @Test
  void thePageIsAContractThatTheDoorItselfWouldTake(@TempDir Path folder) throws IOException {
    Path shown = folder.resolve("openapi.yaml");
    Path products = Path.of("../../routes/products/instalment-purchase/openapi.yaml");
    Files.writeString(
        shown, ContractPage.of(Files.readString(products), Set.of("openInstalmentPurchase")));
    assertThat(Contract.read(shown).operationIds())
        .isEqualTo(Contract.read(products).operationIds());
    assertThat(Files.readString(shown)).contains("Idempotency-Key");
  }
}
