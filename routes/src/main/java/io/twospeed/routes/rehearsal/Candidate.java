package io.twospeed.routes.rehearsal;

import io.twospeed.routes.core.ComponentMaker;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A version that is checked, and that no request goes to yet. */
public final class Candidate {
  private final String name;
  private final String version;
  private final List<Example> examples;
  private final Function<Map<String, ComponentMaker>, StagedProduct> staging;

  public Candidate(
      String name,
      String version,
      List<Example> examples,
      Function<Map<String, ComponentMaker>, StagedProduct> staging) {
    this.name = name;
    this.version = version;
    this.examples = List.copyOf(examples);
    this.staging = staging;
  }

  /** The product's, which is its folder's. */
  public String name() {
    return name;
  }

  /** Its label and the hash of its files. */
  public String version() {
    return version;
  }

  /** Its examples, by the names of their files, as they were when it was checked. */
  public List<Example> examples() {
    return examples;
  }

  /**
   * Runs the same files once more, in a CamelContext of their own that reaches these components and
   * none of the host's: so that no example can come to the core that the host serves.
   *
   * @throws IllegalStateException where the routes do not start with these components
   */
  public StagedProduct stage(Map<String, ComponentMaker> components) {
    return staging.apply(components);
  }
}
