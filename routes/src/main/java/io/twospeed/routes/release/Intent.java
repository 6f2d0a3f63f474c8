package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.history.ReleaseEvent;
import io.twospeed.routes.version.ProductVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be done to one product: where its requests are to go, and what the history will
 * say of it.
 *
 * @param started the version that was started for it, to be stopped where it comes to nothing; null
 *     where none was
 * @param next null: the product is to be no more
 * @param told whether the history says it; what a restart brings back is no news
 */
record Intent(
    ProductLine line,
    ReleaseEvent.What what,
    @Nullable ProductVersion started,
    @Nullable Placement next,
    String source,
    String who,
    String reason,
    boolean told) {

  /** By whom files in the folder were put there, the host cannot know. */
  static final String FOLDER = "folder";

  /** Without a reason to tell, by whom it came from. */
  static Intent of(
      ProductLine line,
      ReleaseEvent.What what,
      @Nullable ProductVersion started,
      @Nullable Placement next,
      String by,
      boolean told) {
    return new Intent(line, what, started, next, by, by, "", told);
  }

  /** What the version's record and the history call the version that this is about. */
  private String version() {
    if (started != null) {
      return started.version();
    }
    Placement now = line.placement();
    return now == null ? "" : (now.newer() == null ? now.live() : now.newer()).version();
  }

  /** The event, before it is done. */
  ReleaseEvent event(Instant now, String verdict) {
    return event(now, what, next, verdict, List.of());
  }

  /** The event where it came to nothing. */
  ReleaseEvent refused(Instant now, List<Finding> findings) {
    return event(now, ReleaseEvent.What.REFUSED, line.placement(), "", findings);
  }

  private ReleaseEvent event(
      Instant now,
      ReleaseEvent.What happened,
      @Nullable Placement then,
      String verdict,
      List<Finding> findings) {
    ProductVersion newer = then == null ? null : then.newer();
    return new ReleaseEvent(
        now,
        line.name(),
        happened,
        version(),
        then == null ? "" : then.live().version(),
        newer == null ? "" : newer.version(),
        then == null ? Share.of(0) : then.share(),
        line.folder() == null ? ProductLine.NO_FOLDER : line.folder(),
        source,
        who,
        reason,
        verdict,
        started == null ? List.of() : started.record().contract(),
        findings.stream().map(Finding::toString).toList());
  }
}
