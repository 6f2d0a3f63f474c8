package io.twospeed.routes;

import io.twospeed.openapi.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What there is to tell about one version of a product.
 *
 * @param name the product's folder
 * @param version the label of its scenario.yaml and the hash of its files, {@code 1.0-3f2a9c41d0b7}
 * @param findings why it was refused; empty in every other state
 * @param since when it came into its state
 */
public record ProductStatus(
    String name, String version, VersionState state, List<Finding> findings, Instant since) {

  /** Copies what could change under the reader's hands. */
  public ProductStatus {
    findings = List.copyOf(findings);
  }
}
