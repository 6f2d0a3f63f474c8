package io.twospeed.legacycore.change;

/** What is done about one call whose end is not known, as the call itself sees it. */
public interface InDoubt {

  /** The first step, at once. */
  void begin();

  /** Something else was tried, to no end: the next step after a pause. */
  void resume();

  /** Another instance works on it: what that comes to is read from the journal. */
  void watch();
}
