package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A WSDL or schema that cannot be used, with everything that is wrong with it. */
public final class XmlContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  XmlContractException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, by file and line. */
  public List<Finding> findings() {
    return findings;
  }
}
