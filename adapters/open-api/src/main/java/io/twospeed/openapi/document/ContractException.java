package io.twospeed.openapi.document;

import java.util.List;
import java.util.stream.Collectors;

/** A contract that cannot be used, with everything that is wrong with it. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public ContractException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
