package io.twospeed.app.sandbox;

import io.twospeed.routes.rehearsal.Candidate;
import io.twospeed.routes.rehearsal.Rehearsal;
import io.twospeed.routes.rehearsal.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where nothing is rehearsed, in production above all: examples are left out, and it is said. */
public final class NoSimulatedCore implements Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(NoSimulatedCore.class);

  @Override
  public Verdict rehearse(Candidate candidate) {
    String remark =
        "%d examples were not run: there is no rehearsal here (twospeed.sandbox.enabled, .rehearse)"
            .formatted(candidate.examples().size());
    LOG.info("Product {}, version {}: {}", candidate.name(), candidate.version(), remark);
    return Verdict.passed(remark);
  }
}
