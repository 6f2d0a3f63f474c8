package io.twospeed.routes.version;

import java.util.Set;

/** Where one version of a product stands. The table below is the only one. */
public enum VersionState {
  /** Its files are read; nothing is known about them yet. */
  LOADED,
  /** Nothing is wrong with it; its routes run, and no request reaches them yet. */
  CHECKED,
  /** New requests go to it. */
  LIVE,
  /** New requests go elsewhere; those that began on it end on it. */
  DRAINING,
  /** Its last request has ended, or it was to take none for now: its routes are stopped. */
  RETIRED,
  /** Something is wrong with it: it never took a request, and every finding is kept. */
  REFUSED;

  /** The states that may follow this one: the table of legal transitions. */
  public Set<VersionState> next() {
    return switch (this) {
      case LOADED -> Set.of(CHECKED, REFUSED);
      case CHECKED -> Set.of(LIVE, RETIRED, REFUSED);
      case LIVE -> Set.of(DRAINING);
      case DRAINING -> Set.of(RETIRED);
      case RETIRED, REFUSED -> Set.of();
    };
  }

  /**
   * The one way from a state to another.
   *
   * @throws IllegalStateException where the table has no such transition
   */
  public VersionState to(VersionState target) {
    if (!next().contains(target)) {
      throw new IllegalStateException(
          "A product's version cannot go from %s to %s; legal from %s: %s"
              .formatted(this, target, this, next()));
    }
    return target;
  }
}
