package io.twospeed.routes.core;

/** Whether an operation of the core leaves it as it was. */
public enum CoreEffect {
  /** Asked as often as one likes. */
  READS,
  /** Books, opens, closes: it is written to the journal and settled. */
  CHANGES
}
