package io.twospeed.routes;

import static io.twospeed.routes.TestRequests.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.Canary;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.history.ReleaseEvent;
import io.twospeed.routes.history.ReleaseHistory;
import io.twospeed.routes.release.ProductArchive;
import io.twospeed.routes.release.ReleaseRefusedException;
import io.twospeed.routes.settings.Band;
import io.twospeed.routes.settings.ReleaseSettings;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Versions come by the folder or the network, share the requests, and go back; all of it is told.
 */
class ReleasesTest {
  private final Path folder;
  private final Path data;
  private TestHost test;

  ReleasesTest(@TempDir Path root) throws IOException {
    this.folder = Files.createDirectory(root.resolve("products"));
    this.data = root.resolve("data");
    this.test = new TestHost(folder, settings(data));
  }

  @BeforeEach
  void firstVersion() {
    save(1);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static ReleaseSettings settings(Path data) {
    ReleaseSettings defaults = ReleaseSettings.defaults();
    return new ReleaseSettings(
        data,
        defaults.firstPercent(),
        defaults.keep(),
        new Band(Duration.ofMinutes(5), 20, 5, 3, Duration.ofMillis(5)),
        defaults.drainAtMost(),
        defaults.limits(),
        defaults.ownLimits());
  }

  private void restart() {
    test.close();
    test = new TestHost(folder, settings(data));
    test.host.load();
  }

  private void save(int version) {
    test.product("p", WatchedFolder.answering(version));
    test.host.load();
  }

  private ProductStatus upload(int version, Share share) throws IOException {
    return test.host.upload("p", zip("p", WatchedFolder.answering(version)), share, "mei");
  }

  private static InputStream zip(String name, String steps) throws IOException {
    Path other = Files.createTempDirectory("uploaded");
    TestHost writer = new TestHost(other);
    writer.product(name, steps);
    byte[] zip = ProductArchive.zip(other.resolve(name));
    writer.close();
    WatchedFolder.deleteAll(other);
    return new ByteArrayInputStream(zip);
  }

  private int live() throws Throwable {
    return version(test.live("p"));
  }

  private static int version(ApiProduct product) throws Throwable {
    var body = TestRequests.answer(product.serve(reading("greet", "{}"))).body();
    return Objects.requireNonNull(body).path("version").asInt();
  }

  private Canary canary() {
    return Objects.requireNonNull(test.live("p").canary(), "a newer version beside the live one");
  }

  private List<ReleaseEvent> history() {
    ReleaseHistory history = test.host.history("p");
    assertThat(history.fault()).isEmpty();
    assertThat(history.verified()).isTrue();
    return history.entries().stream().map(ReleaseHistory.Entry::event).toList();
  }

  @Test
  void rollingBackGoesFromVersionToVersionAndIsTold() throws Throwable {
    save(2);
    save(3);
    test.host.rollBack("p", "mei", "wrong totals");
    assertThat(live()).isEqualTo(2);
    test.host.rollBack("p", "mei", "worse");
    assertThat(live()).isEqualTo(1);
    assertThatThrownBy(() -> test.host.rollBack("p", "mei", ""))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage(
            "p:0: no version that was live before is kept; expected one to go back to; fix: release"
                + " the version you want: save its files, or upload them");
    assertThat(history())
        .extracting(ReleaseEvent::what, ReleaseEvent::who, ReleaseEvent::reason)
        .containsExactly(
            tuple(ReleaseEvent.What.RELEASED, "folder", ""),
            tuple(ReleaseEvent.What.RELEASED, "folder", ""),
            tuple(ReleaseEvent.What.RELEASED, "folder", ""),
            tuple(ReleaseEvent.What.ROLLED_BACK, "mei", "wrong totals"),
            tuple(ReleaseEvent.What.ROLLED_BACK, "mei", "worse"));
  }

  @Test
  void whatWasRolledBackStaysSoOverARestartUntilTheFolderChanges() throws Throwable {
    save(2);
    test.host.rollBack("p", "mei", "");
    restart();
    assertThat(live()).isEqualTo(1);
    assertThat(history()).hasSize(3);
    save(3);
    assertThat(live()).isEqualTo(3);
    test.host.rollBack("p", "mei", "");
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void anUploadIsLiveOverARestartUntilTheFolderChanges() throws Throwable {
    ProductStatus status = upload(7, Share.ALL);
    assertThat(status.state()).isEqualTo(VersionState.LIVE);
    assertThat(live()).isEqualTo(7);
    test.host.load();
    restart();
    assertThat(live()).isEqualTo(7);
    save(8);
    assertThat(live()).isEqualTo(8);
    assertThat(history())
        .extracting(ReleaseEvent::source)
        .containsExactly("folder", "upload", "folder");
  }

  @Test
  void aProductThatWasOnlyUploadedLivesWithoutAFolderUntilItIsRetired() throws Throwable {
    test.host.upload("u", zip("u", WatchedFolder.answering(4)), Share.ALL, "mei");
    restart();
    assertThat(version(test.live("u"))).isEqualTo(4);
    test.host.retire("u", "mei", "over");
    assertThat(test.published).doesNotContainKey("u");
    restart();
    assertThat(test.published).doesNotContainKey("u");
  }

  @Test
  void anUploadThatIsRefusedSaysAllAndChangesNothing() throws Throwable {
    InputStream broken = zip("p", WatchedFolder.BROKEN);
    ProductStatus status = test.host.upload("p", broken, Share.ALL, "mei");
    assertThat(status.state()).isEqualTo(VersionState.REFUSED);
    assertThat(status.findings())
        .extracting(Object::toString)
        .containsExactly(
            "p.camel.yaml:6: the core has no operation 'no-such-operation'; expected an operation of"
                + " mappings/core; fix: correct the name, or add mappings/core/no-such-operation");
    assertThat(live()).isEqualTo(1);
    ReleaseEvent told = history().get(1);
    assertThat(told.what()).isEqualTo(ReleaseEvent.What.REFUSED);
    assertThat(told.findings()).hasSize(1);
    assertThat(told.version()).isEqualTo(status.version());
  }

  @Test
  void filesThatWereBrokenWhileNobodyRanLeaveTheLastGoodVersionLive() throws Throwable {
    test.close();
    test = new TestHost(folder, settings(data));
    test.product("p", WatchedFolder.BROKEN);
    test.host.load();
    assertThat(live()).isEqualTo(1);
    assertThat(test.host.products())
        .extracting(ProductStatus::state)
        .containsExactly(VersionState.LIVE, VersionState.REFUSED);
  }

  @Test
  void aShareGrowsUntilTheNewerIsTheLiveOne() throws Throwable {
    ProductStatus newer = upload(2, Share.of(10));
    assertThat(live()).isEqualTo(1);
    assertThat(version(canary().product())).isEqualTo(2);
    assertThat(test.host.products())
        .extracting(ProductStatus::state, ProductStatus::percent)
        .containsExactly(tuple(VersionState.LIVE, 90), tuple(VersionState.LIVE, 10));

    Share more = new Share(50, Set.of("shop"), Map.of("X-Preview", "yes"));
    test.host.share("p", newer.version(), more, "mei");
    assertThat(canary().share()).isEqualTo(more);
    restart();
    assertThat(canary().share()).isEqualTo(more);

    test.host.share("p", newer.version(), Share.ALL, "mei");
    assertThat(live()).isEqualTo(2);
    assertThat(test.live("p").canary()).isNull();
    test.host.rollBack("p", "mei", "");
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void theLiveVersionTakesAllAgainWhereTheNewersShareIsNothing() throws Throwable {
    ProductStatus newer = upload(2, Share.of(10));
    test.host.share("p", newer.version(), Share.of(0), "mei");
    assertThat(test.live("p").canary()).isNull();
    assertThat(live()).isEqualTo(1);
    await("the newer one's end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.host.products().get(1).state() == VersionState.RETIRED);
  }

  @Test
  void aVersionThatWasLiveBeforeCanHaveAShareAndAnUnknownOneCannot() throws Throwable {
    String first = test.host.products().get(0).version();
    save(2);
    test.host.share("p", first, Share.of(5), "mei");
    assertThat(version(canary().product())).isEqualTo(1);
    assertThatThrownBy(() -> test.host.share("p", "1.0-0123456789ab", Share.of(5), "mei"))
        .hasMessage(
            "p:0: there is no version 1.0-0123456789ab; expected one that runs, or one that was live"
                + " and is kept; fix: GET /admin/products tells which run, the history which were");
    assertThatThrownBy(() -> test.host.share("q", first, Share.of(5), "mei"))
        .hasMessage(
            "q:0: no version of it is live; expected a live product; fix: release one first");
  }

  @Test
  void theLiveVersionHasNoShareOfItsOwnRequests() {
    String live = test.host.products().get(0).version();
    assertThatThrownBy(() -> test.host.share("p", live, Share.of(5), "mei"))
        .hasMessage(
            "p:0: version "
                + live
                + " is the live one; expected the version that is to take a share of its requests;"
                + " fix: name that version: GET /admin/products tells which run, the history which"
                + " were");
  }

  @Test
  void whatIsNotLiveIsNeitherRolledBackNorRetired() {
    String refusal =
        "q:0: no version of it is live; expected a live product; fix: release one first";
    assertThatThrownBy(() -> test.host.rollBack("q", "mei", "")).hasMessage(refusal);
    assertThatThrownBy(() -> test.host.retire("q", "mei", "")).hasMessage(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../p", "", ".hidden", "a/b"})
  void anUploadNeedsANameThatAFolderMayHave(String name) throws IOException {
    InputStream files = zip("p", WatchedFolder.answering(1));
    assertThatThrownBy(() -> test.host.upload(name, files, Share.ALL, "mei"))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage(
            "the product's name:0: '"
                + name
                + "' is no name; expected 1 to 63 letters, digits, '.', '-' or '_', the first a"
                + " letter or a digit; fix: name the product as its folder is to be called");
  }

  @Test
  void aNewVersionThatFailsMoreIsTakenBackAndTheReasonKept() throws Throwable {
    answered(test.live("p"), 200, 100, 1);
    save(2);
    answered(test.live("p"), 500, 30, 1);
    await("the version before is live again")
        .atMost(Duration.ofMinutes(1))
        .until(() -> live2() == 1);
    assertThat(history().get(2))
        .extracting(ReleaseEvent::what, ReleaseEvent::who, ReleaseEvent::reason)
        .containsExactly(
            ReleaseEvent.What.ROLLED_BACK,
            "twospeed",
            "100.0 % of its 30 requests failed; of the version before 0.0 % of 100; allowed are 5.0"
                + " points more");
    restart();
    assertThat(live()).isEqualTo(1);
  }

  private int live2() {
    try {
      return live();
    } catch (Throwable failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aNewerVersionThatIsSlowerLosesItsShare() throws Throwable {
    answered(test.live("p"), 200, 100, 10);
    upload(2, Share.of(20));
    answered(canary().product(), 200, 30, 100);
    await("the newer one has no share any more")
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.live("p").canary() == null);
    assertThat(history().get(2).reason())
        .startsWith("95 % of its 30 requests took up to 1")
        .contains("of the version before 10.")
        .contains("allowed are 3");
  }

  @Test
  void aNewVersionWithFewRequestsIsJudgedByAllOfThemHoweverLongTheyTookToCome() throws Throwable {
    answered(test.live("p"), 200, 100, 1);
    save(2);
    for (int i = 0; i < 4; i++) {
      answered(test.live("p"), 500, 5, 1);
      test.host.nextWindow();
    }
    await("the version before is live again")
        .atMost(Duration.ofMinutes(1))
        .until(() -> live2() == 1);
  }

  @Test
  void aVersionThatBeginsWithNothingIsKeptUntilItIsGivenAShare() throws Throwable {
    ProductStatus newer = upload(2, Share.of(0));
    assertThat(newer.state()).isEqualTo(VersionState.RETIRED);
    assertThat(live()).isEqualTo(1);
    assertThat(test.live("p").canary()).isNull();

    test.host.share("p", newer.version(), new Share(0, Set.of("pilot"), Map.of()), "mei");
    assertThat(version(canary().product())).isEqualTo(2);
    test.host.share("p", newer.version(), Share.of(0), "mei");
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void aVersionThatFailsAsTheOneBeforeDidStays() throws Throwable {
    answered(test.live("p"), 500, 50, 1);
    answered(test.live("p"), 200, 50, 1);
    save(2);
    answered(test.live("p"), 500, 26, 1);
    answered(test.live("p"), 200, 26, 1);
    answered(test.live("p"), 503, 100, 1);
    save(3);
    assertThat(live()).isEqualTo(3);
    assertThat(history()).extracting(ReleaseEvent::who).containsOnly("folder");
  }

  private static void answered(ApiProduct product, int status, int times, long millis) {
    for (int i = 0; i < times; i++) {
      product.answered(status, TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  @Test
  void aLineThatWasChangedOrTakenOutShows() throws IOException {
    save(2);
    Path log = data.resolve("releases.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, List.of(lines.get(0).replace("folder", "nobody"), lines.get(1)));
    assertThat(test.host.history("p").fault())
        .isEqualTo("line 1 is not the one that was written there");
    Files.write(log, lines.subList(1, 2));
    assertThat(test.host.history("p").fault())
        .isEqualTo("line 1 is not the one that was written there");
    Files.write(log, lines.subList(0, 1));
    assertThat(test.host.history("p").fault()).isEqualTo("the file has 1 lines; expected 2");
    Files.write(log, lines);
    assertThat(test.host.history("p").verified()).isTrue();
  }

  @Test
  void aLastLineThatACrashCutOffIsTakenAway() throws Throwable {
    save(2);
    test.close();
    Path log = data.resolve("releases.jsonl");
    Files.writeString(log, "{\"at\":\"2026-", StandardOpenOption.APPEND);
    restart();
    assertThat(live()).isEqualTo(2);
    save(3);
    assertThat(history()).hasSize(3);
  }

  @Test
  void otherCoreOperationsAreTakenTogetherOrNotAtAll() throws Throwable {
    test.core.answering("rate", "{\"version\": 5}").answering("fee", "{\"version\": 6}");
    test.product("p", "- to: core:rate");
    test.product("q", "- to: core:fee");
    test.host.load();
    ApiProduct before = test.live("p");

    TestCore other = new TestCore().answering("rate", "{\"version\": 50}");
    assertThat(test.host.rebind(Map.of("core", other::component), other, name -> true))
        .extracting(Object::toString)
        .containsExactly(
            "q/q.camel.yaml:6: the core has no operation 'fee'; expected an operation of"
                + " mappings/core; fix: correct the name, or add mappings/core/fee");
    assertThat(live()).isEqualTo(5);

    other.answering("fee", "{\"version\": 60}");
    assertThat(test.host.rebind(Map.of("core", other::component), other, name -> true)).isEmpty();
    assertThat(live()).isEqualTo(50);
    assertThat(version(test.live("q"))).isEqualTo(60);
    assertThat(version(before)).as("who began with the old one").isEqualTo(5);
    other.close();
  }

  @Test
  void twoMajorVersionsStandSideBySideUnderPathsOfTheirOwn() throws Throwable {
    test.product("p-v2", WatchedFolder.answering(2));
    test.host.load();
    assertThat(live()).isEqualTo(1);
    assertThat(version(test.live("p-v2"))).isEqualTo(2);
  }
}
