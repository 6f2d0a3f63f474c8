package io.twospeed.routes.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.twospeed.routes.TestHost;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that breaks the live one goes live only where scenario.yaml means it. */
class MeantBreaksTest {
  private static final String SCENARIO = "label: \"2.0\"\nowner: tests\n";
  private static final String BREAK = "operation-removed GET /p/{name}";

  private final Path folder;
  private final TestHost test;

  MeantBreaksTest(@TempDir Path folder) {
    this.folder = folder;
    this.test = new TestHost(folder);
    test.product("p", "- setBody: {constant: '{}'}");
    test.host.load();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private void move() throws IOException {
    String contract = Files.readString(folder.resolve("p/openapi.yaml"));
    test.file("p/openapi.yaml", contract.replace("/p/{name}", "/q/{name}"));
  }

  @Test
  void aBreakThatNobodyMeansIsRefusedAndTheLiveVersionStays() throws IOException {
    String live = test.live("p").version();
    move();

    assertThat(test.findings())
        .containsExactly(
            "openapi.yaml:3: breaks what the live version promises: operation-removed GET"
                + " /p/{name}: the operation is gone; a client of it notices: its calls are"
                + " answered 404 or 405; expected a contract that every client of "
                + live
                + " can go on with; fix: keep the promise; or mean it, in scenario.yaml: breaks:"
                + " {\"operation-removed GET /p/{name}\": <reason>}");
    assertThat(test.live("p").version()).isEqualTo(live);
  }

  @Test
  void aBreakThatIsMeantGoesLive() throws IOException {
    move();
    test.file("p/scenario.yaml", SCENARIO + "breaks:\n  \"" + BREAK + "\": Nobody calls it.\n");

    assertThat(test.findings()).isEmpty();
    assertThat(test.live("p").version()).startsWith("2.0-");
    assertThat(test.host.history("p").entries())
        .extracting(each -> each.event().contract())
        .containsExactly(
            List.of(),
            List.of(
                "GET /p/{name}: the operation is gone (breaks)",
                "GET /q/{name}: the operation is new"));
  }

  @Test
  void whatIsMeantMayStayWhenItIsLongPast() {
    test.file("p/scenario.yaml", SCENARIO + "breaks:\n  \"" + BREAK + "\": Nobody calls it.\n");

    assertThat(test.findings()).isEmpty();
    assertThat(test.host.products())
        .extracting(ProductStatus::name, ProductStatus::state)
        .contains(tuple("p", VersionState.LIVE));
  }

  @Test
  void aBreakWithoutAReason() {
    test.file("p/scenario.yaml", SCENARIO + "breaks:\n  " + BREAK + ":\n");

    assertThat(test.findings())
        .containsExactly(
            "scenario.yaml:4: '"
                + BREAK
                + "' is broken without a reason; expected a sentence; fix: say why clients can bear"
                + " it: whoever reads the history will ask");
  }

  @Test
  void breaksThatAreNoMap() {
    test.file("p/scenario.yaml", SCENARIO + "breaks: all of them\n");

    assertThat(test.findings())
        .containsExactly(
            "scenario.yaml:3: breaks is no map; expected lines '\"<break>\": <reason>'; fix: write"
                + " one line for each break, as its finding names it");
  }
}
