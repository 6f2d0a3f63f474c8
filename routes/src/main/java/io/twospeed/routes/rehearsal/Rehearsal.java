package io.twospeed.routes.rehearsal;

/**
 * Tries a version out before any request goes to it: its examples, against a core that nobody else
 * sees. Called by one thread at a time.
 */
@FunctionalInterface
public interface Rehearsal {

  /**
   * Runs the candidate's examples, or says in the verdict's remark why it does not. What goes wrong
   * inside the rehearsal itself is thrown.
   */
  Verdict rehearse(Candidate candidate);

  /** No rehearsal at all. */
  static Rehearsal none() {
    return candidate -> Verdict.passed("examples were not run: this host has no rehearsal");
  }
}
