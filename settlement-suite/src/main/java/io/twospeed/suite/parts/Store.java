package io.twospeed.suite.parts;

/** Where the journal is, and how many instances share it. */
public enum Store {
  /** A file, one instance. */
  SQLITE(1),
  /** A server, two instances. */
  POSTGRES(2);

  private final int instances;

  Store(int instances) {
    this.instances = instances;
  }

  /** How many. */
  public int instances() {
    return instances;
  }
}
