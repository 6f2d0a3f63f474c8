package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.json;
import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.openapi.product.ApiReply;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.VersionState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductHostTest {
  private static final String GREETING =
      """
      - setBody:
          language: {language: jslt, expression: '{"greeting": "Hello " + $parameters.name}'}
      """;

  private final Path folder;
  private final TestHost test;

  ProductHostTest(@TempDir Path folder) {
    this.folder = folder;
    this.test = new TestHost(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aProductIsItsFolderAndGoesLiveWhenLoaded() throws Throwable {
    test.product("greeting", GREETING);

    assertThat(test.host.load())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.name()).isEqualTo("greeting");
              assertThat(status.version()).matches("1\\.0-[0-9a-f]{12}");
              assertThat(status.state()).isEqualTo(VersionState.LIVE);
              assertThat(status.findings()).isEmpty();
              assertThat(status.since()).isEqualTo(TestHost.NOW);
            });
    ApiReply reply = test.answer("greeting", reading("greet", "{\"name\": \"Mei\"}"));
    assertThat(reply.body()).isEqualTo(json("{\"greeting\": \"Hello Mei\"}"));
    assertThat(reply.status()).isZero();
    assertThat(reply.headers()).isEmpty();
  }

  @Test
  void theSameRouteNameInTwoProductsIsTwoRoutes() throws Throwable {
    test.product("one", "- setBody: {constant: '{\"from\": 1}'}");
    test.product("two", "- setBody: {constant: '{\"from\": 2}'}");
    test.host.load();

    assertThat(test.answer("one", reading("greet", "{}")).body()).isEqualTo(json("{\"from\": 1}"));
    assertThat(test.answer("two", reading("greet", "{}")).body()).isEqualTo(json("{\"from\": 2}"));
  }

  @Test
  void aFolderThatIsNotThereIsToldWithItsName() {
    try (ProductHost host =
        new ProductHost(
            HostSettings.of(
                folder.resolve("nowhere"),
                Map.of(),
                operation -> Optional.of(CoreEffect.READS),
                Clock.systemUTC()),
            product -> {},
            name -> {})) {
      assertThatThrownBy(host::load)
          .hasMessage(
              "No folder '%s' of products; expected one folder per product in it; fix: --routes DIR"
                  .formatted(folder.resolve("nowhere")));
    }
  }
}
