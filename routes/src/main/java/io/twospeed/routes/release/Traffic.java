package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose requests go to which version of a product, and the way back; one thread at a time. */
public final class Traffic {
  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

  private final HostSettings settings;
  private final LiveProducts live;
  private final KeptVersions kept;
  private final Gate gate;
  private final Switchover switchover;

  public Traffic(
      HostSettings settings,
      LiveProducts live,
      KeptVersions kept,
      Gate gate,
      Switchover switchover) {
    this.settings = settings;
    this.live = live;
    this.kept = kept;
    this.gate = gate;
    this.switchover = switchover;
  }

  public void share(String product, String version, Share share, String who) {
    ProductLine line = line(product);
    Placement now = line.placement();
    if (now == null) {
      throw notLive(product);
    }
    ProductVersion running = now.find(version);
    if (running == now.live()) {
      shareOfLive(line, now, share, who);
      return;
    }
    ProductVersion other = running == null ? started(line, version) : running;
    Placement next = Placement.of(now.live(), other, share);
    carryOut(line, What.TRAFFIC, running == null ? other : null, next, who, "");
  }

  /** What the live one is to have less, the newer one has more; without a newer one it has all. */
  private void shareOfLive(ProductLine line, Placement now, Share share, String who) {
    ProductVersion newer = now.newer();
    if (share.takesAll()) {
      carryOut(line, What.TRAFFIC, null, Placement.all(now.live()), who, "");
    } else if (newer == null || !share.clients().isEmpty() || !share.headers().isEmpty()) {
      throw new ReleaseRefusedException(
          line.name(),
          "version " + now.live().version() + " is the live one",
          "the version that is to take a share of its requests",
          "name that version: GET /admin/products tells which run, the history which were");
    } else {
      Share rest = new Share(100 - share.percent(), now.share().clients(), now.share().headers());
      carryOut(line, What.TRAFFIC, null, Placement.of(now.live(), newer, rest), who, "");
    }
  }

  public String rollBack(String product, String who, String reason) {
    ProductLine line = line(product);
    Placement now = line.placement();
    if (now == null) {
      throw notLive(product);
    }
    if (now.newer() != null) {
      now.newer().record().remark(reason);
      carryOut(line, What.ROLLED_BACK, null, Placement.all(now.live()), who, reason);
      return now.live().version();
    }
    ProductVersion before = before(line);
    now.live().record().remark(reason);
    carryOut(line, What.ROLLED_BACK, before, Placement.all(before), who, reason);
    return before.version();
  }

  private ProductVersion before(ProductLine line) {
    for (String hash : List.copyOf(line.before())) {
      ProductVersion version = gate.ofKept(line, hash);
      if (version != null) {
        return version;
      }
      LOG.warn("Product {}: version {} cannot be gone back to", line.name(), hash);
      line.before().remove(hash);
    }
    throw new ReleaseRefusedException(
        line.name(),
        "no version that was live before is kept",
        "one to go back to",
        "release the version you want: save its files, or upload them");
  }

  private ProductVersion started(ProductLine line, String version) {
    if (kept.find(line.name(), VersionRecord.hashOf(version)).isEmpty()) {
      throw new ReleaseRefusedException(
          line.name(),
          "there is no version " + version,
          "one that runs, or one that was live and is kept",
          "GET /admin/products tells which run, the history which were");
    }
    ProductVersion started = gate.ofKept(line, version);
    if (started == null) {
      List<VersionRecord> records = line.records();
      throw new ReleaseRefusedException(records.get(records.size() - 1).findings());
    }
    return started;
  }

  public void retire(String product, String who, String reason) {
    ProductLine line = line(product);
    if (line.placement() == null) {
      throw notLive(product);
    }
    carryOut(line, What.RETIRED, null, null, who, reason);
  }

  private void carryOut(
      ProductLine line,
      What what,
      @Nullable ProductVersion started,
      @Nullable Placement next,
      String who,
      String reason) {
    List<Finding> refused =
        switchover.carryOut(
            List.of(new Intent(line, what, started, next, "kept", who, reason, true)));
    if (!refused.isEmpty()) {
      throw new ReleaseRefusedException(refused);
    }
  }

  private ProductLine line(String product) {
    ProductLine line = live.lineIfAny(product);
    if (line == null) {
      throw notLive(product);
    }
    return line;
  }

  private static ReleaseRefusedException notLive(String product) {
    return new ReleaseRefusedException(
        product, "no version of it is live", "a live product", "release one first");
  }

  // ---------------------------------------------------------------- new versions are watched

  /** Products whose new version has left the band of the one before, or is watched no longer. */
  public List<ProductLine> toBeJudged() {
    return live.lines().stream().filter(this::isToBeJudged).toList();
  }

  private boolean isToBeJudged(ProductLine line) {
    Probation probation = line.probation();
    return probation != null
        && (isOver(probation) || probation.verdict(settings.releases().band()) != null);
  }

  private boolean isOver(Probation probation) {
    return settings.clock().instant().isAfter(probation.until());
  }

  /** Takes back what has left the band; the reason is kept. */
  public void judge(ProductLine line) {
    Probation probation = line.probation();
    String why = probation == null ? null : probation.verdict(settings.releases().band());
    if (probation != null && (why != null || isOver(probation))) {
      line.probation(null);
    }
    if (probation == null || why == null) {
      return;
    }
    try {
      String back = rollBack(line.name(), "twospeed", why);
      LOG.warn(
          "Product {}: version {} is taken back to {}: {}",
          line.name(),
          probation.watched().version(),
          back,
          why);
    } catch (ReleaseRefusedException impossible) {
      LOG.error(
          "Product {}: version {} should be taken back ({}), and cannot: {}",
          line.name(),
          probation.watched().version(),
          why,
          impossible.getMessage());
    }
  }

  /** What a version on probation, and the one it is measured by, came to is not forgotten. */
  public void nextWindow() {
    for (ProductLine line : live.lines()) {
      Placement now = line.placement();
      if (now != null && line.probation() == null) {
        now.versions().forEach(version -> version.conduct().nextWindow());
      }
    }
  }
}
