package io.twospeed.routes.version;

import io.twospeed.base.Printable;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.Share;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of one version through its states. Safe for many threads. */
public final class VersionRecord {
  private static final Logger LOG = LoggerFactory.getLogger(VersionRecord.class);

  private final String name;
  private final String version;
  private final String hash;
  private final Clock clock;
  private final Failures failures;
  private VersionState state = VersionState.LOADED;
  private Instant since;
  private List<Finding> findings = List.of();
  private List<String> contract = List.of();
  private String remark = "";

  public VersionRecord(String name, String version, String hash, Clock clock) {
    this.name = name;
    this.version = version;
    this.hash = hash;
    this.clock = clock;
    this.failures = new Failures(name, version, clock);
    this.since = clock.instant();
  }

  /** The hash of the files that a version's name ends in. */
  public static String hashOf(String version) {
    return version.substring(version.lastIndexOf('-') + 1);
  }

  Failures failures() {
    return failures;
  }

  String name() {
    return name;
  }

  public String version() {
    return version;
  }

  public String hash() {
    return hash;
  }

  public synchronized VersionState state() {
    return state;
  }

  public synchronized void to(VersionState target) {
    state = state.to(target);
    since = clock.instant();
    String told = remark.isEmpty() ? "" : "; " + remark;
    LOG.info(
        "Product {}, version {}: {}{}", Printable.of(name), Printable.of(version), state, told);
  }

  public synchronized void refuse(List<Finding> reasons) {
    to(VersionState.REFUSED);
    findings = List.copyOf(reasons);
    findings.forEach(finding -> LOG.warn("Product {}: {}", Printable.of(name), finding));
  }

  /** Why this interaction failed; null where it was not this version's, or long ago. */
  public @Nullable String failureOf(String interaction) {
    return failures.of(interaction);
  }

  /** What is to be told beside its state: how it was tried, or why it was taken back. */
  public synchronized void remark(String text) {
    remark = text;
  }

  public synchronized String remark() {
    return remark;
  }

  /** How its contract differs from the one that was live when it came. */
  public synchronized void contract(List<String> changes) {
    contract = List.copyOf(changes);
  }

  public synchronized List<String> contract() {
    return contract;
  }

  public synchronized List<Finding> findings() {
    return findings;
  }

  public boolean hasEnded() {
    return state().next().isEmpty();
  }

  /**
   * All there is to tell about it.
   *
   * @param percent of the clients whose requests go to it
   * @param share whose requests go to it beside the live one; null where it is not the newer
   */
  public synchronized ProductStatus status(int percent, @Nullable Share share) {
    return new ProductStatus(
        name, version, state, percent, share, contract, findings, remark, since, failures.all());
  }
}
