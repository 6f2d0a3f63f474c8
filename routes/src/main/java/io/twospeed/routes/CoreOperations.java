package io.twospeed.routes;

import java.util.Optional;

/** What the slow door knows of its operations, as far as a product is checked against it. */
@FunctionalInterface
public interface CoreOperations {
  /** The operation's effect; empty where the core has no operation of this name. */
  Optional<CoreEffect> effectOf(String operation);
}
