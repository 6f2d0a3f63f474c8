package io.twospeed.app.rehearsal;

import io.twospeed.openapi.document.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one example.
 *
 * @param file its path inside the product's folder
 * @param faults how many faults of the core it set up
 * @param differences between the answer and what the example expects
 * @param unsent why the request was not sent; empty where it was
 */
public record ExampleOutcome(
    String file,
    int faults,
    Duration took,
    List<AnswerDifference> differences,
    List<Finding> unsent) {

  /** Copies what could change under the reader's hands. */
  public ExampleOutcome {
    differences = List.copyOf(differences);
    unsent = List.copyOf(unsent);
  }

  /** Whether the answer was as the example has it. */
  public boolean holds() {
    return differences.isEmpty() && unsent.isEmpty();
  }

  /** All that is wrong, a finding each. */
  List<Finding> findings() {
    return Stream.concat(unsent.stream(), differences.stream().map(each -> each.finding(file)))
        .toList();
  }
}
