package io.twospeed.app.rehearsal;

import io.twospeed.openapi.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one example.
 *
 * @param file its path inside the product's folder
 * @param faults how many faults of the core it set up
 * @param differences between the answer and what the example expects
 * @param faultFindings what the simulated core refuses of the faults; the request was not sent then
 */
public record ExampleOutcome(
    String file,
    int faults,
    Duration took,
    List<AnswerDifference> differences,
    List<Finding> faultFindings) {

  /** Copies what could change under the reader's hands. */
  public ExampleOutcome {
    differences = List.copyOf(differences);
    faultFindings = List.copyOf(faultFindings);
  }

  /** Whether the answer was as the example has it. */
  public boolean holds() {
    return differences.isEmpty() && faultFindings.isEmpty();
  }

  /** All that is wrong, a finding each. */
  List<Finding> findings() {
    return Stream.concat(
            faultFindings.stream(), differences.stream().map(each -> each.finding(file)))
        .toList();
  }
}
