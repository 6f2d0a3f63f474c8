package io.twospeed.routes.settings;

import io.twospeed.routes.ProductHost;
import io.twospeed.routes.core.ComponentMaker;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link ProductHost} needs of the one who makes it.
 *
 * @param products the folder that holds one folder per product
 * @param components Camel components by scheme, made anew for every version: {@code core}, above
 *     all
 * @param coreOperations the operations the slow door knows, and which of them change the core
 * @param opened schemes from the class path that config allows beside the built-in ones ({@code
 *     direct}, {@code jslt}, {@code log}, {@code problem})
 * @param rehearsal tries a version out before it takes requests
 * @param drainGrace how long a replaced version still takes requests that were on their way to it
 * @param releases how versions come and go
 */
public record HostSettings(
    Path products,
    Map<String, ComponentMaker> components,
    CoreOperations coreOperations,
    Set<String> opened,
    Rehearsal rehearsal,
    Duration drainGrace,
    Clock clock,
    ReleaseSettings releases) {

  /** Copies what could change under the host's hands. */
  public HostSettings {
    components = Map.copyOf(components);
    opened = Set.copyOf(opened);
  }

  /** Settings with nothing opened, no rehearsal and a grace of ten seconds. */
  public static HostSettings of(
      Path products,
      Map<String, ComponentMaker> components,
      CoreOperations coreOperations,
      Clock clock) {
    return new HostSettings(
        products,
        components,
        coreOperations,
        Set.of(),
        Rehearsal.none(),
        Duration.ofSeconds(10),
        clock,
        ReleaseSettings.defaults());
  }

  /** The same with a rehearsal. */
  public HostSettings rehearsing(Rehearsal other) {
    return new HostSettings(
        products, components, coreOperations, opened, other, drainGrace, clock, releases);
  }

  /** The same with versions that come and go so. */
  public HostSettings releasing(ReleaseSettings other) {
    return new HostSettings(
        products, components, coreOperations, opened, rehearsal, drainGrace, clock, other);
  }

  /** The same with another grace for replaced versions. */
  public HostSettings draining(Duration grace) {
    return new HostSettings(
        products, components, coreOperations, opened, rehearsal, grace, clock, releases);
  }

  /** The same with these schemes of the class path allowed too. */
  public HostSettings opening(Set<String> schemes) {
    return new HostSettings(
        products, components, coreOperations, schemes, rehearsal, drainGrace, clock, releases);
  }

  /** The same over another state of the core's operations. */
  public HostSettings over(Map<String, ComponentMaker> other, CoreOperations operations) {
    return new HostSettings(
        products, other, operations, opened, rehearsal, drainGrace, clock, releases);
  }
}
