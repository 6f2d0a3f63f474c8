package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void whatCannotBeRunIsAFindingAndNotSilence(@TempDir Path mappings) throws IOException {
    Path examples = mappings.resolve("core/accounts.balance/examples");
    Files.createDirectories(examples);
    Map<String, String> files =
        Map.of(
            "a.request.json", "{}",
            "b.response.hex", "00",
            "c.respnse.json", "{}",
            "d.response.json", "{}",
            "d.response.hex", "C1\nXX",
            "e.response.json", "{",
            "e.response.hex", "C1",
            "f.response.json", "{}",
            "f.response.hex", "C1C");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(examples.resolve(file.getKey()), file.getValue());
    }
    CoreOperation balance =
        OperationCatalogue.load(MAPPINGS, Map.of()).find("accounts.balance").orElseThrow();

    OperationExamples.Outcome outcome = OperationExamples.run(mappings, List.of(balance));

    assertThat(outcome.run()).isZero();
    assertThat(outcome.findings())
        .extracting(each -> each.toString().replace("core/accounts.balance/examples/", ""))
        .satisfiesExactly(
            a ->
                assertThat(a)
                    .isEqualTo(
                        "a.request.json:0: has no bytes beside it; expected a.request.hex or"
                            + " a.request.xml; fix: add the bytes, by hand from the contract"),
            b ->
                assertThat(b)
                    .isEqualTo(
                        "b.response.hex:0: has no JSON beside it; expected b.response.json; fix:"
                            + " add the canonical JSON of these bytes"),
            c ->
                assertThat(c)
                    .isEqualTo(
                        "c.respnse.json:0: is no part of an example; expected CASE.request,"
                            + " CASE.response or CASE.fault, ending in .json, .hex or .xml; fix:"
                            + " rename or delete the file"),
            d ->
                assertThat(d)
                    .isEqualTo(
                        "d.response.hex:2: holds what is no hexadecimal digit; expected digits 0 to"
                            + " F, blanks, and # before a comment; fix: mend the line"),
            e -> assertThat(e).startsWith("e.response.json:1: is no JSON: "),
            f ->
                assertThat(f)
                    .isEqualTo(
                        "f.response.hex:0: holds 3 digits; expected two for each byte; fix:"
                            + " complete the bytes"));
  }

  @Test
  void whatComesOutOtherwiseIsToldWithWhereItBegins(@TempDir Path mappings) throws IOException {
    Path examples = mappings.resolve("core/accounts.balance/examples");
    Files.createDirectories(examples);
    Path source = MAPPINGS.resolve("core/accounts.balance/examples");
    Files.copy(
        source.resolve("two-holds.request.json"), examples.resolve("two-holds.request.json"));
    String hex = Files.readString(source.resolve("two-holds.request.hex"));
    Files.writeString(examples.resolve("two-holds.request.hex"), "00" + hex);
    CoreOperation balance =
        OperationCatalogue.load(MAPPINGS, Map.of()).find("accounts.balance").orElseThrow();
    assertThat(OperationExamples.run(mappings, List.of(balance)).findings())
        .singleElement()
        .asString()
        .startsWith(
            "core/accounts.balance/examples/two-holds.request.hex:0: the mapping made 132 bytes,"
                + " other from offset 0: C1C3C3E3")
        .contains("; expected 133 bytes: 00C1C3C3E3");
  }
}
