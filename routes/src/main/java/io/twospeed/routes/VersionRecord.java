package io.twospeed.routes;

import io.twospeed.openapi.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of one version through its states. Safe for many threads. */
final class VersionRecord {
  private static final Logger LOG = LoggerFactory.getLogger(VersionRecord.class);

  private final String name;
  private final String version;
  private final String hash;
  private final Clock clock;
  private VersionState state = VersionState.LOADED;
  private Instant since;
  private List<Finding> findings = List.of();

  VersionRecord(String name, String version, String hash, Clock clock) {
    this.name = name;
    this.version = version;
    this.hash = hash;
    this.clock = clock;
    this.since = clock.instant();
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  String hash() {
    return hash;
  }

  synchronized VersionState state() {
    return state;
  }

  synchronized void to(VersionState target) {
    state = state.to(target);
    since = clock.instant();
    LOG.info("Product {}, version {}: {}", name, version, state);
  }

  synchronized void refuse(List<Finding> reasons) {
    to(VersionState.REFUSED);
    findings = List.copyOf(reasons);
    findings.forEach(finding -> LOG.warn("Product {}: {}", name, finding));
  }

  synchronized ProductStatus status() {
    return new ProductStatus(name, version, state, findings, since);
  }
}
