package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved goes live by itself, however it is saved. */
class FollowTheFolderTest {
  private final Path root;
  private WatchedFolder watched;

  FollowTheFolderTest(@TempDir Path root) throws IOException {
    this.root = root;
    this.watched = new WatchedFolder(Files.createDirectory(root.resolve("products")));
  }

  @AfterEach
  void close() {
    watched.close();
  }

  private void awaitVersion(String product, int version) {
    await(product + " answers " + version)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(watched.version(product)).isEqualTo(version));
  }

  @Test
  void aProductThatIsSavedGoesLiveAndOneWhoseFolderIsDeletedIsRetired() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    watched.save("p", WatchedFolder.answering(2));
    awaitVersion("p", 2);
    watched.delete("p");
    awaitVersion("p", 0);
  }

  @Test
  void aFileThatIsReplacedByARenameCounts() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    watched.saveByRename("p", WatchedFolder.answering(2));
    awaitVersion("p", 2);
  }

  @Test
  void halfASaveIsRefusedAndLeavesTheLiveVersionUntilTheOtherHalfComes() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    watched.saveHalf("p", WatchedFolder.answering(2));
    await("the half is refused")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(watched.states("p"))
                    .containsExactly(VersionState.LIVE, VersionState.REFUSED));
    assertThat(watched.version("p")).isEqualTo(1);
    watched.save("p", WatchedFolder.answering(2));
    awaitVersion("p", 2);
  }

  @Test
  void whatAnEditorLeavesBesideTheFilesIsNoChange() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    String before = watched.test.host.products().get(0).version();
    for (String name :
        List.of(".p.camel.yaml.swp", "p.camel.yaml~", "#p.camel.yaml#", "4913.tmp")) {
      Files.writeString(watched.folder.resolve("p").resolve(name), "an editor's");
    }
    watched.save("q", WatchedFolder.answering(7));
    awaitVersion("q", 7);
    assertThat(watched.test.host.products().get(0).version()).isEqualTo(before);
  }

  @Test
  void aFolderThatIsRenamedIsAnotherProductFromOneMomentToTheNext() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    Files.move(watched.folder.resolve("p"), watched.folder.resolve("r"));
    awaitVersion("r", 1);
    assertThat(watched.version("p")).isZero();
  }

  @Test
  void aFolderThatIsRenamedWhileItIsBrokenStaysLiveUnderItsOldNameUntilItIsMended()
      throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    watched.save("p", WatchedFolder.BROKEN);
    awaitFinding(WatchedFolder.Writer.ROUTE + ":");
    Files.move(watched.folder.resolve("p"), watched.folder.resolve("r"));
    awaitFinding(
        ".:0: the folder is gone, and seems to be 'r' now, which is refused; expected a product under"
            + " its new name before the old one goes; fix: mend 'r': then this one is withdrawn; or"
            + " delete 'r' to withdraw it now");
    assertThat(watched.version("p")).isEqualTo(1);
    watched.save("r", WatchedFolder.answering(2));
    awaitVersion("r", 2);
    assertThat(watched.version("p")).isZero();
    assertThat(watched.states("p")).doesNotContain(VersionState.REFUSED);
  }

  @Test
  void aFolderThatIsMovedFileByFileAndBrokenOnTheWayStaysLiveToo() throws IOException {
    watched.close();
    try (TestHost test = new TestHost(watched.folder)) {
      WatchedFolder.Writer writer = new WatchedFolder.Writer(watched.folder);
      writer.product("p", WatchedFolder.answering(1));
      test.host.load();
      WatchedFolder.deleteAll(watched.folder.resolve("p"));
      writer.product("r", WatchedFolder.BROKEN);
      test.host.load();
      assertThat(test.published).containsOnlyKeys("p");
      WatchedFolder.deleteAll(watched.folder.resolve("r"));
      test.host.load();
      assertThat(test.published).isEmpty();
    }
  }

  @Test
  void aHeldProductWhoseFolderComesBackIsAsIfNothingHadBeen() throws IOException {
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    Path p = watched.folder.resolve("p");
    String route = Files.readString(watched.route("p"));
    watched.save("p", WatchedFolder.BROKEN);
    awaitFinding(WatchedFolder.Writer.ROUTE + ":");
    Files.move(p, watched.folder.resolve("r"));
    awaitFinding(".:0: the folder is gone, and seems to be 'r' now");
    Files.writeString(watched.route("r"), route);
    Files.move(watched.folder.resolve("r"), p);
    await("p has nothing to tell")
        .atMost(Duration.ofMinutes(1))
        .until(() -> watched.states("p").equals(List.of(VersionState.LIVE)));
    assertThat(watched.version("p")).isEqualTo(1);
  }

  @Test
  void aProductIsWithdrawnThoughAnotherThatIsRefusedComesAtTheSameMoment() throws IOException {
    watched.close();
    try (TestHost test = new TestHost(watched.folder)) {
      new WatchedFolder.Writer(watched.folder).product("p", WatchedFolder.answering(1));
      test.host.load();
      Path other = Files.createDirectory(watched.folder.resolve("other"));
      Files.writeString(other.resolve("scenario.yaml"), "label: x\nowner: others\n");
      WatchedFolder.deleteAll(watched.folder.resolve("p"));
      test.host.load();
      assertThat(test.published).isEmpty();
    }
  }

  @Test
  void aMountedConfigMapIsAnotherVersionWhenItsLinkIsTurned() throws IOException {
    Path product = Files.createDirectory(watched.folder.resolve("p"));
    mount(product, "..2026_01", 1);
    for (String file : List.of("scenario.yaml", "openapi.yaml", WatchedFolder.Writer.ROUTE)) {
      Files.createSymbolicLink(product.resolve(file), Path.of("..data", file));
    }
    awaitVersion("p", 1);
    mount(product, "..2026_02", 2);
    awaitVersion("p", 2);
  }

  @Test
  void aFolderBehindALinkIsReadAsAnyOther() throws IOException {
    Path product = Files.createDirectory(watched.folder.resolve("p"));
    mount(product, "..2026_01", 1);
    Path examples = Files.createDirectory(product.resolve("..2026_01/examples"));
    Files.writeString(examples.resolve("half.yaml"), "request: {method: GET}\n");
    for (String file :
        List.of("scenario.yaml", "openapi.yaml", "examples", WatchedFolder.Writer.ROUTE)) {
      Files.createSymbolicLink(product.resolve(file), Path.of("..data", file));
    }
    awaitFinding("examples/half.yaml:1: ");
    Files.delete(examples.resolve("half.yaml"));
    awaitVersion("p", 1);
  }

  @Test
  void aFolderBehindALinkThatLeadsOutOrNowhereIsRefused() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    Path examples = watched.folder.resolve("p/examples");
    Files.createSymbolicLink(examples, outside);
    awaitFinding(
        "examples:0: a link that leads out of the product's folder; expected a file in the folder;"
            + " fix: copy the file into the folder");
    Files.delete(examples);
    Files.createSymbolicLink(examples, Path.of("..data/examples"));
    awaitFinding(
        "examples:0: cannot be read: NoSuchFileException; expected a UTF-8 text file this process"
            + " may read; fix: see that it is there, and that this process may read it");
    assertThat(watched.version("p")).isEqualTo(1);
  }

  private void awaitFinding(String start) {
    await(start)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(watched.test.host.products())
                    .flatExtracting(ProductStatus::findings)
                    .extracting(Finding::toString)
                    .anyMatch(each -> each.startsWith(start)));
  }

  /** As the kubelet does it: the files in a folder of their own, then one link is turned. */
  private void mount(Path product, String stamp, int version) throws IOException {
    Path staging = Files.createTempDirectory(root, "staging");
    new WatchedFolder.Writer(staging).product("p", WatchedFolder.answering(version));
    Files.move(staging.resolve("p"), product.resolve(stamp));
    Files.createSymbolicLink(product.resolve("..data_tmp"), Path.of(stamp));
    Files.move(
        product.resolve("..data_tmp"), product.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aPulledCommitIsAnotherFolderBehindALinkThatTellsNoEvent() throws IOException {
    watched.close();
    Path link = root.resolve("current");
    commit(link, "commit-1", 1);
    watched = new WatchedFolder(link);
    awaitVersion("p", 1);
    assertThat(watched.version("q")).isEqualTo(101);
    commit(link, "commit-2", 2);
    awaitVersion("p", 2);
    awaitVersion("q", 102);
  }

  private void commit(Path link, String name, int version) throws IOException {
    Path tree = Files.createDirectory(root.resolve(name));
    WatchedFolder.Writer writer = new WatchedFolder.Writer(tree);
    writer.product("p", WatchedFolder.answering(version));
    writer.product("q", WatchedFolder.answering(100 + version));
    Path turned = root.resolve(name + "-link");
    Files.createSymbolicLink(turned, Path.of(name));
    Files.move(turned, link, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.yaml"), "label: stolen\nowner: x\n");
    watched.save("p", WatchedFolder.answering(1));
    awaitVersion("p", 1);
    Path scenario = watched.folder.resolve("p/scenario.yaml");
    Files.delete(scenario);
    Files.createSymbolicLink(scenario, secret);
    await("the link is refused")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(watched.test.host.products())
                    .flatExtracting(ProductStatus::findings)
                    .extracting(Finding::toString)
                    .contains(
                        "scenario.yaml:0: a link that leads out of the product's folder; expected a"
                            + " file in the folder; fix: copy the file into the folder"));
    assertThat(watched.version("p")).isEqualTo(1);
  }
}
