package io.twospeed.routes.rehearsal;

import io.twospeed.openapi.document.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of judging a version before it takes requests.
 *
 * @param remark for people, one line: what was tried, or why it was not
 * @param findings why it may not go live; empty where it may
 */
public record Verdict(String remark, List<Finding> findings) {

  /** Copies what could change under the reader's hands. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Nothing stands against the version. */
  public static Verdict passed(String remark) {
    return new Verdict(remark, List.of());
  }

  /** The same with more that stands against it, told first. */
  public Verdict and(List<Finding> more) {
    return new Verdict(remark, Stream.concat(more.stream(), findings.stream()).toList());
  }
}
