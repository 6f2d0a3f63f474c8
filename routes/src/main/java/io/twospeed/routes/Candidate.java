package io.twospeed.routes;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A version that is checked, and that no request goes to yet. */
public final class Candidate {
  private static final String EXAMPLES = "examples/";

  private final String name;
  private final String version;
  private final ProductFiles files;
  private final Function<Map<String, ComponentMaker>, StagedProduct> staging;

  Candidate(
      String name,
      String version,
      ProductFiles files,
      Function<Map<String, ComponentMaker>, StagedProduct> staging) {
    this.name = name;
    this.version = version;
    this.files = files;
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

  /** Its examples, by their path inside the product's folder: the text as it was checked. */
  public SortedMap<String, String> examples() {
    SortedMap<String, String> examples = new TreeMap<>();
    for (String file : files.endingWith(".yaml")) {
      String text = files.text(file);
      if (file.startsWith(EXAMPLES) && text != null) {
        examples.put(file, text);
      }
    }
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
