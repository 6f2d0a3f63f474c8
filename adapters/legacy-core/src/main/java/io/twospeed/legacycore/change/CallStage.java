package io.twospeed.legacycore.change;

/**
 * Where one changing call stands in this process. What is durable of it is the journal's {@link
 * io.twospeed.journal.calls.CoreCallState}; this is what the process may do next.
 */
enum CallStage {
  /** Not written down; nothing was sent. */
  NEW,
  /** Being written down; nothing was sent. */
  WRITING,
  /** Written down; its first message may have left. */
  SENT,
  /** Its outcome is not known; in-doubt resolution works on it. */
  IN_DOUBT,
  /** Read from the journal for a piece of evidence; this process does not work on it. */
  LOOKED_UP,
  /** This process is done with it. */
  ENDED
}
