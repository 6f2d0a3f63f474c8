package io.twospeed.routes;

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
 */
public record HostSettings(
    Path products,
    Map<String, ComponentMaker> components,
    CoreOperations coreOperations,
    Set<String> opened,
    Rehearsal rehearsal,
    Duration drainGrace,
    Clock clock) {

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
        clock);
  }

  /** The same with a rehearsal. */
  public HostSettings rehearsing(Rehearsal other) {
    return new HostSettings(products, components, coreOperations, opened, other, drainGrace, clock);
  }
}
