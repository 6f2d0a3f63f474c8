package io.twospeed.app;

import java.util.List;

/** A verb cannot do what it was asked; its findings say why, each what, where, expected, fix. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> findings;

  Refused(List<String> findings) {
    super(String.join("\n", findings), null, false, false);
    this.findings = List.copyOf(findings);
  }

  Refused(String finding) {
    this(List.of(finding));
  }

  List<String> findings() {
    return findings;
  }
}
