package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The repository's own catalogue, whole, with bytes worked out by hand from the contracts. */
class OperationExamplesTest {
  private static final Path MAPPINGS = Path.of(".");

  @Test
  void everyExampleOfTheCatalogueComesOutAsWritten() throws IOException {
    OperationCatalogue catalogue = OperationCatalogue.load(MAPPINGS, Map.of());
    OperationExamples.Outcome outcome = OperationExamples.run(MAPPINGS, catalogue);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.run()).isGreaterThanOrEqualTo(2 * catalogue.operations().size());
  }

  @Test
  void everyOperationHasARequestAndAResponseExample() {
    OperationCatalogue catalogue = OperationCatalogue.load(MAPPINGS, Map.of());
    assertThat(catalogue.operations())
        .allSatisfy(
            operation -> {
              Path examples =
                  MAPPINGS.resolve("core").resolve(operation.name()).resolve("examples");
              assertThat(examples.toFile().list((folder, name) -> name.endsWith(".request.json")))
                  .as("%s", operation.name())
                  .isNotEmpty();
              assertThat(examples.toFile().list((folder, name) -> name.endsWith(".response.json")))
                  .as("%s", operation.name())
                  .isNotEmpty();
              assertThat(Files.isDirectory(examples)).isTrue();
            });
  }
}
