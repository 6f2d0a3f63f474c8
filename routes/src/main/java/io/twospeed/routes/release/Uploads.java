package io.twospeed.routes.release;

import io.twospeed.openapi.product.Share;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionRecord;
import java.util.List;
import java.util.Optional;

/** Versions that come over the network. One thread at a time. */
public final class Uploads {
  private final LiveProducts live;
  private final Gate gate;
  private final Switchover switchover;

  public Uploads(LiveProducts live, Gate gate, Switchover switchover) {
    this.live = live;
    this.gate = gate;
    this.switchover = switchover;
  }

  public ProductStatus upload(ProductFiles files, Share share, String who) {
    ProductLine line = live.line(files.name());
    if (line.folder() == null) {
      line.folder(ProductLine.NO_FOLDER);
    }
    Placement now = line.placement();
    if (line.runs(files.hash()) && now != null && now.newer() == null) {
      return line.status(now.live().record());
    }
    Optional<ProductVersion> version = gate.admit(line, files, "upload", who);
    version.ifPresent(
        it ->
            switchover.carryOut(
                List.of(
                    new Intent(
                        line,
                        What.RELEASED,
                        it,
                        Placement.first(now, it, share),
                        "upload",
                        who,
                        "",
                        true))));
    VersionRecord record = line.records().get(line.records().size() - 1);
    return line.status(record);
  }
}
