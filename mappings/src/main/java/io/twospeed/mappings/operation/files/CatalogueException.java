package io.twospeed.mappings.operation.files;

import io.twospeed.mappings.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A catalogue that cannot be used, with everything that is wrong with it. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public CatalogueException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
