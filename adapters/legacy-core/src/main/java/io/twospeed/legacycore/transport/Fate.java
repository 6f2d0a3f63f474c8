package io.twospeed.legacycore.transport;

/** What became of a reply to a changing call. */
public enum Fate {
  /** It settled its call. */
  SETTLED,
  /** It says what is known already. */
  DUPLICATE,
  /** It leaves its call open, and is noted with it. */
  NOTED,
  /** It contradicts what its call was settled as; noted, counted, and told loudly. */
  CONTRADICTS,
  /** It is known whose it is, but it cannot be read. */
  GARBLED,
  /** Nobody knows whose it is. */
  UNMATCHED
}
