package io.twospeed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.twospeed.app.Installation;
import io.twospeed.app.server.Refusal;
import io.twospeed.routes.settings.ReleaseSettings;
import io.twospeed.routes.settings.ReleaseSettings.OwnLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What config says of releases, and what it may not. */
class ReleaseSettingsTest {
  @TempDir Path data;

  private static ReleaseSettings read(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(given);
    all.put("twospeed.routes", ".");
    all.put("twospeed.mappings", ".");
    all.put("twospeed.data", ".");
    return SettingsFile.read(Installation.REPOSITORY.resolve("config"), all)
        .releases()
        .settings(Path.of("."));
  }

  private List<String> findings(String... settings) {
    return Refusal.findings(
        catchThrowable(() -> Installation.start(data, settings)), Path.of("config"), data);
  }

  @Test
  void aProductHasOfItsOwnWhatConfigSaysOfIt() {
    ReleaseSettings settings =
        read(
            Map.of(
                "twospeed.releases.products.account-view.max-concurrent", "200",
                "twospeed.releases.products.account-view.max-time", "5s",
                "twospeed.releases.products.[trips.v2].max-steps", "7"));
    assertThat(settings.limits().maxConcurrent()).isEqualTo(1000);
    assertThat(settings.ownLimits())
        .containsOnly(
            Map.entry("account-view", new OwnLimits(200, null, null, Duration.ofSeconds(5))),
            Map.entry("trips.v2", new OwnLimits(null, null, 7, null)));
    assertThat(read(Map.of()).ownLimits()).isEmpty();
  }

  @Test
  void everyLimitThatIsNoneIsToldAtTheStart() {
    assertThat(
            findings(
                "--twospeed.releases.per-product.max-time=-1s",
                "--twospeed.releases.products.account-view.max-concurrent=-3",
                "--twospeed.releases.products.account-view.max-time=0s"))
        .containsExactlyInAnyOrder(
            "config/application.yaml:0: setting releases.perProduct.maxTime is PT-1S; expected: more"
                + " than 0s; fix: correct it there",
            "config/application.yaml:0: setting releases.products[account-view].maxConcurrent is -3;"
                + " expected: 1 or more; fix: correct it there",
            "config/application.yaml:0: setting releases.products[account-view].maxTime is PT0S;"
                + " expected: more than 0s; fix: correct it there");
  }

  @Test
  void aLimitThatThereIsNotIsTold() {
    assertThat(findings("--twospeed.releases.products.account-view.max-thread=3"))
        .containsExactly(
            "\"twospeed.releases.products.account-view.max-thread\" from property source"
                + " \"commandLineArgs\": setting"
                + " twospeed.releases.products.account-view.max-thread is not known; expected one of"
                + " those that config/application.yaml shows; fix: correct or delete it");
  }
}
