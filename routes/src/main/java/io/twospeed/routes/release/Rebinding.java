package io.twospeed.routes.release;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.check.ProductCheck;
import io.twospeed.routes.core.ComponentMaker;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionBuilder;
import io.twospeed.routes.version.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes what runs over to another state of the core's operations. One thread at a time. */
public final class Rebinding {
  private final HostSettings settings;
  private final LiveProducts live;
  private final Gate gate;
  private final Switchover switchover;

  public Rebinding(HostSettings settings, LiveProducts live, Gate gate, Switchover switchover) {
    this.settings = settings;
    this.live = live;
    this.gate = gate;
    this.switchover = switchover;
  }

  /** See {@link ProductHost#rebind}. */
  public List<Finding> rebind(
      Map<String, ComponentMaker> components,
      CoreOperations operations,
      Predicate<String> changed) {
    VersionBuilder over = new VersionBuilder(settings.over(components, operations));
    List<Intent> intents = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (ProductLine line : live.lines()) {
      Placement now = line.placement();
      if (now != null && now.versions().anyMatch(it -> it.calls(changed))) {
        Placement next = rebound(over, line, now, findings);
        if (next != null) {
          intents.add(
              new Intent(line, What.REBOUND, next.live(), next, "kept", "mappings", "", true));
        }
      }
    }
    if (!findings.isEmpty()) {
      intents.forEach(
          intent -> Objects.requireNonNull(intent.next()).versions().forEach(ProductVersion::stop));
      return findings;
    }
    gate.over(over);
    switchover.carryOut(intents);
    return List.of();
  }

  private @Nullable Placement rebound(
      VersionBuilder over, ProductLine line, Placement now, List<Finding> findings) {
    ProductVersion stable = rebound(over, line, now.live(), findings);
    ProductVersion newer = now.newer() == null ? null : rebound(over, line, now.newer(), findings);
    if (stable == null || (newer == null && now.newer() != null)) {
      return null;
    }
    return new Placement(stable, newer, now.share());
  }

  private @Nullable ProductVersion rebound(
      VersionBuilder over, ProductLine line, ProductVersion now, List<Finding> findings) {
    ProductCheck check = over.check(now.files());
    VersionRecord record =
        new VersionRecord(line.name(), check.version(), now.files().hash(), settings.clock());
    Contract contract = check.contract();
    if (contract == null || !check.findings().isEmpty()) {
      check.findings().forEach(each -> findings.add(line.within(each)));
      return null;
    }
    Optional<ProductVersion> started =
        over.start(check, contract, record, line.limits(), live.successors(line.name()));
    record.findings().forEach(each -> findings.add(line.within(each)));
    line.forgetEnded();
    started.ifPresent(it -> line.records().add(record));
    return started.orElse(null);
  }
}
