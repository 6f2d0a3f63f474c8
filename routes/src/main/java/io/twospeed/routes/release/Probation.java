package io.twospeed.routes.release;

import io.twospeed.routes.settings.Band;
import io.twospeed.routes.version.Conduct.Figures;
import io.twospeed.routes.version.ProductVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new version that is watched.
 *
 * @param beside the version it shares the requests with; null where it took its place
 * @param before how that one fared until then
 */
record Probation(
    ProductVersion watched, @Nullable ProductVersion beside, Figures before, Instant until) {

  /** Why it is to be taken back; null where it is not. */
  @Nullable String verdict(Band band) {
    Figures other = beside == null ? before : beside.conduct().figures();
    return watched.conduct().figures().outside(band, other);
  }
}
