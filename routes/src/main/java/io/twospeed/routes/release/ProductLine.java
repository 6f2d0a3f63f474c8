package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.VersionRecord;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All there is of one product: where its requests go, its versions, and what its folder last said.
 * Changed by one thread at a time, the host's; what runs is read by all.
 */
public final class ProductLine {
  /** What the folder says where there is no folder. */
  static final String NO_FOLDER = "";

  private static final int MOST_BEFORE = 100;

  private final String name;
  private final ProductLimits limits;
  private final List<VersionRecord> records = new CopyOnWriteArrayList<>();

  private final Deque<String> before = new ArrayDeque<>();

  private volatile @Nullable Placement placement;
  private @Nullable String folder;
  private boolean refused;
  private @Nullable String heldBy;
  private volatile @Nullable Probation probation;
  private String lastTold = "";

  ProductLine(String name, ProductLimits limits) {
    this.name = name;
    this.limits = limits;
  }

  public String name() {
    return name;
  }

  /** A finding of the product's as who sees more than one product is told it. */
  Finding within(Finding each) {
    return within(name, each);
  }

  public static Finding within(String product, Finding each) {
    return new Finding(
        product + "/" + each.file(), each.line(), each.what(), each.expected(), each.fix());
  }

  ProductLimits limits() {
    return limits;
  }

  /** Null where nothing of the product is live. */
  @Nullable Placement placement() {
    return placement;
  }

  void place(@Nullable Placement next) {
    placement = next;
  }

  /** The hash of the folder's files as they were last acted upon; null: never looked at. */
  @Nullable String folder() {
    return folder;
  }

  void folder(String hash) {
    folder = hash;
  }

  /** Whether the last version that was to go live was refused. */
  boolean refused() {
    return refused;
  }

  void refused(boolean now) {
    refused = now;
  }

  /**
   * The name under which the folder seems to be now, and is refused; null where the folder has not
   * gone.
   */
  @Nullable String heldBy() {
    return heldBy;
  }

  void heldBy(@Nullable String name) {
    heldBy = name;
  }

  @Nullable Probation probation() {
    return probation;
  }

  void probation(@Nullable Probation next) {
    probation = next;
  }

  /** Hashes of the versions that were live before, the last first. */
  Deque<String> before() {
    return before;
  }

  /** A version has passed out of the live one's place: for another, or back to one before. */
  void passed(String hash, boolean back) {
    if (back) {
      before.pollFirst();
    } else {
      before.remove(hash);
      before.addFirst(hash);
      if (before.size() > MOST_BEFORE) {
        before.removeLast();
      }
    }
  }

  /** Hash of the version that is live by the history's last word. */
  String lastTold() {
    return lastTold;
  }

  void lastTold(String hash) {
    lastTold = hash;
  }

  public List<VersionRecord> records() {
    return records;
  }

  /** A new version's record; those that are at their end make room for it. */
  VersionRecord record(String version, String hash, Clock clock) {
    forgetEnded();
    VersionRecord record = new VersionRecord(name, version, hash, clock);
    records.add(record);
    return record;
  }

  void forgetEnded() {
    records.removeIf(VersionRecord::hasEnded);
  }

  /** Whether these are the files of the version that takes all requests. */
  boolean runs(String hash) {
    Placement now = placement;
    return now != null && now.live().record().hash().equals(hash);
  }

  List<ProductStatus> statuses() {
    Placement now = placement;
    return records.stream().map(each -> status(each, now)).toList();
  }

  ProductStatus status(VersionRecord record) {
    return status(record, placement);
  }

  private static ProductStatus status(VersionRecord record, @Nullable Placement now) {
    return now == null
        ? record.status(0, null)
        : record.status(now.percentOf(record), now.shareOf(record));
  }
}
