package io.twospeed.routes.release;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.routes.check.ContractChanges;
import io.twospeed.routes.check.ProductCheck;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.history.ReleaseEvent;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.history.ReleaseLog;
import io.twospeed.routes.rehearsal.Verdict;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionBuilder;
import io.twospeed.routes.version.VersionRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes running versions of files: checked and started; and, where they are new, judged. Different
 * products may come on different threads.
 */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final HostSettings settings;
  private final LiveProducts live;
  private final ReleaseLog log;
  private final KeptVersions kept;
  private volatile VersionBuilder builder;

  public Gate(HostSettings settings, LiveProducts live, ReleaseLog log, KeptVersions kept) {
    this.settings = settings;
    this.live = live;
    this.log = log;
    this.kept = kept;
    this.builder = new VersionBuilder(settings);
  }

  public VersionBuilder builder() {
    return builder;
  }

  /** From now on versions are made so: over another state of the core's operations. */
  void over(VersionBuilder other) {
    builder = other;
  }

  /** Checked, started and judged; empty where it was refused, which the history is told. */
  Optional<ProductVersion> admit(ProductLine line, ProductFiles files, String source, String who) {
    ProductCheck check = builder.check(files);
    VersionRecord record = line.record(check.version(), files.hash(), settings.clock());
    Optional<ProductVersion> version =
        started(line, check, record).filter(it -> judged(line, check, it));
    line.refused(version.isEmpty());
    if (version.isEmpty()) {
      log.append(refusal(line, record, source, who));
      log.force();
    }
    return version;
  }

  private ReleaseEvent refusal(ProductLine line, VersionRecord record, String source, String who) {
    ReleaseEvent event =
        new Intent(line, What.REFUSED, null, line.placement(), source, who, "", true)
            .refused(settings.clock().instant(), record.findings());
    return event.about(record.version());
  }

  private Optional<ProductVersion> startedUnjudged(ProductLine line, ProductFiles files) {
    ProductCheck check = builder.check(files);
    VersionRecord record = line.record(check.version(), files.hash(), settings.clock());
    Optional<ProductVersion> version = started(line, check, record);
    version.ifPresent(it -> compareIfPossible(line.placement(), it));
    return version;
  }

  /** The way back must not fail for what is only told. */
  private static void compareIfPossible(@Nullable Placement now, ProductVersion version) {
    try {
      compared(now, version);
    } catch (RuntimeException e) {
      LOG.warn("What is different in version {} cannot be told", version.version(), e);
    }
  }

  /** The record is told: the history and who asks are to know what is different. */
  private static ContractChanges compared(@Nullable Placement now, ProductVersion version) {
    ContractChanges changes =
        ContractChanges.between(now == null ? null : now.live().contract(), version.contract());
    version.record().contract(changes.lines());
    return changes;
  }

  private Optional<ProductVersion> started(
      ProductLine line, ProductCheck check, VersionRecord record) {
    Contract contract = check.contract();
    if (contract == null || !check.findings().isEmpty()) {
      record.refuse(check.findings());
      return Optional.empty();
    }
    return builder.start(check, contract, record, line.limits(), live.successors(line.name()));
  }

  /** One after the other: a rehearsal is not for many threads. */
  private synchronized boolean judged(
      ProductLine line, ProductCheck check, ProductVersion version) {
    Placement now = line.placement();
    Verdict verdict = builder.judge(check, now == null ? null : now.live(), compared(now, version));
    version.record().remark(verdict.remark());
    if (!verdict.findings().isEmpty()) {
      version.stop();
      version.record().refuse(verdict.findings());
    }
    return verdict.findings().isEmpty();
  }

  /** Started again from what is kept; null where it is not, or where it would be refused today. */
  @Nullable ProductVersion ofKept(ProductLine line, String version) {
    return version.isEmpty()
        ? null
        : kept.find(line.name(), VersionRecord.hashOf(version))
            .flatMap(files -> startedUnjudged(line, files))
            .orElse(null);
  }
}
