package io.twospeed.suite.parts;

/** What is done with the instances of a round, and so how they are set. */
public enum Profile {
  /** They are killed: leases and waits are short. */
  KILLING("suite"),
  /** They are stopped at chosen steps, and woken: the agent is in their processes. */
  FREEZING("suite,freezing");

  private final String spring;

  Profile(String spring) {
    this.spring = spring;
  }

  /** The profiles of Spring, whose files of settings lie in settlement-suite/config. */
  String spring() {
    return spring;
  }

  boolean isFreezing() {
    return this == FREEZING;
  }
}
