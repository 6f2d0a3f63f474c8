package io.twospeed.journal.calls;

/** What can be learned about a call. */
public enum EvidenceKind {
  /** It was written down. */
  PLANNED,
  /** It was about to be handed to a transport. */
  SENT,
  /** The core answered; the code is its return code. */
  REPLY,
  /** The core answered again. */
  DUPLICATE_REPLY,
  /** Something came that could not be read as a reply. */
  GARBLED_REPLY,
  /** The put failed cleanly; the code is the queue manager's. */
  NOT_PUT,
  /** The connection broke in mid-put. */
  PUT_BROKEN,
  /** The queue manager reported that the message expired unread. */
  EXPIRED_UNREAD,
  /** The queue manager reported that it could not deliver the message. */
  EXCEPTION_REPORT,
  /** No answer by the deadline. */
  NO_REPLY,
  /** The layer refused to send it; the code says which protection. */
  NOT_ADMITTED,
  /** The core was asked; the code is what it said, or why it said nothing. */
  INQUIRED,
  /** It was sent again with the same reference. */
  RESENT,
  /** Another call was made to undo it, or failed to, or is not needed. */
  REVERSAL,
  /** The core contradicts what was settled; the code says what it was and what the core says. */
  CONTRADICTION,
  /** The core was asked again after its UNKNOWN had settled the call; the code is what it said. */
  ASKED_AGAIN,
  /** An instance took it over from another. */
  TAKEN_OVER,
  /** Everything declared was tried, to no end. */
  GAVE_UP,
  /** A person decided. */
  DECIDED
}
