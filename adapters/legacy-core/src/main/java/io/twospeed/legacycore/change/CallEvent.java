package io.twospeed.legacycore.change;

/** What happens to a changing call, or is learned of it. */
enum CallEvent {
  /** It is to be made. */
  BEGIN,
  /** The journal has it. */
  WRITTEN,
  /** The journal does not have it, or may not. */
  NOT_WRITTEN,
  /** Its first message certainly did not leave. */
  NOT_SENT,
  /** Its first message was not answered in time, or the connection broke under it. */
  NO_ANSWER,
  /** A later message certainly did not leave. */
  RESEND_NOT_SENT,
  /** A later message was not answered in time, or the connection broke under it. */
  RESEND_UNANSWERED,
  /** The core says that it is done. */
  DONE,
  /** The core refused its only message. */
  REFUSED,
  /** The core refused one of several messages: another may be done. */
  ONE_REFUSED,
  /** An answer or a report that leaves open what was done. */
  UNCLEAR,
  /** One of several messages was discarded unread. */
  ONE_UNREAD,
  /** Every message was discarded unread. */
  ALL_UNREAD,
  /** Its instance died before it was sent. */
  TAKEN_OVER_PLANNED,
  /** Its instance died after it may have been sent. */
  TAKEN_OVER_SENT,
  /** Its instance died while its outcome was not known. */
  TAKEN_OVER_IN_DOUBT,
  /** The journal says that it is not settled: another instance sent it once more. */
  OPEN_ELSEWHERE,
  /** The journal has its outcome. */
  SETTLED
}
