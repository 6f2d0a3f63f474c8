package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What was asked of a product's versions cannot be done; nothing has changed. */
public final class ReleaseRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ReleaseRefusedException(List<Finding> findings) {
    super(
        findings.stream().map(Finding::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.findings = List.copyOf(findings);
  }

  public ReleaseRefusedException(String product, String what, String expected, String fix) {
    this(List.of(new Finding(product, 0, what, expected, fix)));
  }

  /** Everything that stands against it. */
  public List<Finding> findings() {
    return findings;
  }
}
