package io.twospeed.routes.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the history says of a contract is complete, or says how much it leaves out. */
class ContractChangesTest {

  private static Contract contract(String version, int operations, String path) {
    String yaml =
        "openapi: 3.0.3\ninfo: {title: t, version: '"
            + version
            + "'}\npaths:\n"
            + IntStream.rangeClosed(1, operations)
                .mapToObj(
                    i ->
                        "  /%s%02d: {get: {operationId: o%d, responses: {'200': {description: d}}}}\n"
                            .formatted(path, i, i))
                .collect(Collectors.joining());
    return Contract.read("openapi.yaml", Map.of("openapi.yaml", yaml)::get);
  }

  private static List<String> lines(Contract before, Contract after) {
    return ContractChanges.between(before, after).lines();
  }

  @Test
  void nothingWasLive() {
    assertThat(ContractChanges.between(null, contract("1", 1, "p")))
        .isEqualTo(ContractChanges.NONE);
  }

  @Test
  void asMuchAsTheHistoryCanBear() {
    assertThat(lines(contract("1", 1, "p"), contract("2", 62, "p")))
        .startsWith("version 1 is now 2", "GET /p02: the operation is new")
        .endsWith("GET /p51: the operation is new", "and 11 more")
        .hasSize(52);
  }

  @Test
  void aLineThatIsTooLongIsCut() {
    String path = "p".repeat(300);
    assertThat(lines(contract("1", 1, path), contract("1", 2, path)))
        .containsExactly("GET /" + "p".repeat(194) + "…");
  }

  @Test
  void whatBreaksIsForTheGateToo() {
    ContractChanges changes = ContractChanges.between(contract("1", 2, "p"), contract("1", 1, "p"));
    assertThat(changes.lines()).containsExactly("GET /p02: the operation is gone (breaks)");
    assertThat(changes.breaks())
        .extracting(each -> each.key())
        .containsExactly("operation-removed GET /p02");
  }
}
