package io.twospeed.mappings.copybook.source;

import io.twospeed.mappings.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A copybook that cannot be used, with everything that is wrong with it. */
public final class CopybookException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public CopybookException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
