package io.twospeed.suite.freeze;

/** What the core, or the other instance, has to do for a step to be reached soon. */
public enum Provocation {
  /** Nothing: every order comes by. */
  NONE,
  /** The core loses requests: then it says that it does not know them. */
  LOST_REQUEST,
  /** The core does it and says nothing. */
  LOST_REPLY,
  /** The core refuses what follows something done: that is undone. */
  REFUSAL,
  /** Another instance is frozen with something sent, and its lease ends. */
  ANOTHER_FROZEN
}
