package io.twospeed.routes.core;

import java.util.Optional;
import java.util.Set;

/** What the slow door knows of its operations, as far as a product is checked against it. */
@FunctionalInterface
public interface CoreOperations {
  /** The operation's effect; empty where the core has no operation of this name. */
  Optional<CoreEffect> effectOf(String operation);

  /** The fields a request to it may have; empty where that is not known before it is sent. */
  default Optional<Set<String>> requestFields(String operation) {
    return Optional.empty();
  }

  /** The fields its answer may have; empty where that is not known before it comes. */
  default Optional<Set<String>> answerFields(String operation) {
    return Optional.empty();
  }
}
