package io.twospeed.legacycore.change;

/** What follows from an event in a call's life. */
enum CallAction {
  /** Has the journal write it down. */
  WRITE_DOWN,
  /** Hands its message to the transport. */
  PUT,
  /** Asks the journal to settle it as done. */
  SETTLE_CONFIRMED,
  /** Asks the journal to settle it as refused. */
  SETTLE_REJECTED,
  /** Asks the journal to settle it as never done. */
  SETTLE_NOT_DONE,
  /** Writes down that its outcome is not known, then begins to resolve that. */
  ENTER_DOUBT,
  /** Begins to resolve what is written down as in doubt. */
  RESOLVE,
  /** Keeps it as evidence, then takes the next step of the resolution. */
  NOTE_AND_RESUME,
  /** Takes the next step of the resolution. */
  RESUME,
  /** Keeps it as evidence, and waits for what another instance comes to. */
  NOTE_AND_WATCH,
  /** Keeps it as evidence. */
  NOTE,
  /** Tells who waits for it, and forgets it. */
  END,
  /** Nothing. */
  NOTHING
}
