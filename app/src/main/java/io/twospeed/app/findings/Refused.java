package io.twospeed.app.findings;

import java.util.List;

/** A verb cannot do what it was asked; its findings say why, each what, where, expected, fix. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> findings;

  public Refused(List<String> findings) {
    super(String.join("\n", findings), null, false, false);
    this.findings = List.copyOf(findings);
  }

  public Refused(String finding) {
    this(List.of(finding));
  }

  public List<String> findings() {
    return findings;
  }
}
