package io.twospeed.routes.version;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.Share;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell about one version of a product.
 *
 * @param name the product's folder
 * @param version the label of its scenario.yaml and the hash of its files, {@code 1.0-3f2a9c41d0b7}
 * @param percent of the clients whose requests go to it
 * @param share whose requests go to it, where it takes them beside the live one; else null
 * @param contract how its contract differs from the one that was live when it came, a line each;
 *     {@code (breaks)} at its end: a client of that one notices. Empty where nothing was live
 * @param findings why it was refused; empty in every other state
 * @param remark how it was tried out, or why it was taken back
 * @param since when it came into its state
 * @param failures how its requests failed in ways that somebody has to mend, the latest last
 */
public record ProductStatus(
    String name,
    String version,
    VersionState state,
    int percent,
    @Nullable Share share,
    List<String> contract,
    List<Finding> findings,
    String remark,
    Instant since,
    List<Failure> failures) {

  /** Copies what could change under the reader's hands. */
  public ProductStatus {
    contract = List.copyOf(contract);
    findings = List.copyOf(findings);
    failures = List.copyOf(failures);
  }
}
