package io.twospeed.app.server;

import io.twospeed.app.core.CoreFilesInForce;
import io.twospeed.app.settings.ReleaseOptions;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.routes.FileWatch;
import io.twospeed.routes.ProductHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is saved in the folders of products, and of core operations, goes live by itself. */
final class FollowedFolders implements AutoCloseable {
  private final List<FileWatch> watches;

  private FollowedFolders(List<FileWatch> watches) {
    this.watches = watches;
  }

  static FollowedFolders start(
      TwospeedSettings settings, ProductHost products, CoreFilesInForce core) {
    List<FileWatch> watches = new ArrayList<>();
    ReleaseOptions releases = settings.releases();
    if (releases.watch()) {
      Duration quiet = releases.quiet();
      Duration poll = releases.poll();
      watches.add(
          FileWatch.of(
              "mappings",
              settings.mappings(),
              Map.of(
                  "core", settings.mappings().resolve("core"),
                  "contracts", settings.mappings().resolve("contracts")),
              core::reload,
              quiet,
              poll));
      watches.add(products.watch(quiet, poll));
    }
    return new FollowedFolders(watches);
  }

  @Override
  public void close() {
    watches.forEach(FileWatch::close);
  }
}
