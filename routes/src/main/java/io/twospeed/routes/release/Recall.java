package io.twospeed.routes.release;

import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.history.ReleaseEvent;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.history.ReleaseLog;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a restart brings back of a product: what the history says that it ran at last. */
public final class Recall {
  private final LiveProducts live;
  private final ReleaseLog log;
  private final Gate gate;

  public Recall(LiveProducts live, ReleaseLog log, Gate gate) {
    this.live = live;
    this.log = log;
    this.gate = gate;
  }

  /**
   * A product that is seen for the first time since the start runs again what it ran at last, where
   * the folder has not changed since; and where it has, until the folder's version has gone through
   * its checks. Where the folder holds just what ran, nothing need be brought back.
   */
  Optional<Intent> of(String name, @Nullable Path folder) {
    ProductLine line = live.line(name);
    List<ReleaseEvent> past = line.folder() == null ? log.takeStart(name) : List.of();
    ReleaseEvent last = remember(line, past);
    if (last == null) {
      return Optional.empty();
    }
    String hash = folder == null ? ProductLine.NO_FOLDER : ProductFiles.read(folder).hash();
    line.lastTold(VersionRecord.hashOf(last.live()));
    if (last.newer().isEmpty() && line.lastTold().equals(hash)) {
      return Optional.empty();
    }
    if (last.live().isEmpty()) {
      line.folder(last.folder());
      return Optional.empty();
    }
    Optional<Intent> restored = restored(line, last);
    restored.ifPresent(it -> line.folder(last.folder()));
    return restored;
  }

  /** What was live before what, by the history; the last event that changed anything. */
  private static @Nullable ReleaseEvent remember(ProductLine line, List<ReleaseEvent> past) {
    ReleaseEvent last = null;
    for (ReleaseEvent event : past) {
      if (event.what() == What.REFUSED) {
        continue;
      }
      if (last != null && !last.live().isEmpty() && !last.live().equals(event.live())) {
        line.passed(VersionRecord.hashOf(last.live()), event.what() == What.ROLLED_BACK);
      }
      last = event;
    }
    return last;
  }

  /** The versions that ran when the folder was as it is now; empty where they are not kept. */
  private Optional<Intent> restored(ProductLine line, ReleaseEvent last) {
    ProductVersion stable = gate.ofKept(line, last.live());
    if (stable == null) {
      return Optional.empty();
    }
    ProductVersion newer = last.newer().isEmpty() ? null : gate.ofKept(line, last.newer());
    Placement next =
        newer == null ? Placement.all(stable) : Placement.of(stable, newer, last.share());
    return Optional.of(Intent.of(line, last.what(), null, next, "kept", false));
  }
}
