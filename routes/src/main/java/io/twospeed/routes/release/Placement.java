package io.twospeed.routes.release;

import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.Canary;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a product's requests go.
 *
 * @param newer takes its share of them; null: the live one takes all
 */
record Placement(ProductVersion live, @Nullable ProductVersion newer, Share share) {

  static Placement all(ProductVersion live) {
    return new Placement(live, null, Share.ALL);
  }

  /** The newer in the live one's place where its share is all, and gone where it is nothing. */
  static Placement of(ProductVersion live, ProductVersion newer, Share share) {
    if (share.takesAll()) {
      return all(newer);
    }
    return share.takesNothing() ? all(live) : new Placement(live, newer, share);
  }

  /** Where a new version begins with its share; with all of it where nothing is live. */
  static Placement first(@Nullable Placement now, ProductVersion version, Share share) {
    return now == null ? all(version) : of(now.live(), version, share);
  }

  /** As the door serves it. */
  ApiProduct served() {
    return newer == null ? live : new Shared(live, new Canary(newer, share));
  }

  boolean has(ProductVersion version) {
    return version == live || version == newer;
  }

  Stream<ProductVersion> versions() {
    return newer == null ? Stream.of(live) : Stream.of(live, newer);
  }

  /** The one that runs under this name; null where none does. */
  @Nullable ProductVersion find(String version) {
    return versions().filter(each -> each.version().equals(version)).findFirst().orElse(null);
  }

  /** Percent of the clients whose requests a version takes. */
  int percentOf(VersionRecord record) {
    if (newer != null && newer.record() == record) {
      return share.percent();
    }
    if (live.record() != record) {
      return 0;
    }
    return newer == null ? 100 : 100 - share.percent();
  }

  /** What of the requests a version takes beside the live one; null where it is not the newer. */
  @Nullable Share shareOf(VersionRecord record) {
    return newer != null && newer.record() == record ? share : null;
  }
}
