package io.twospeed.mqstandin.queues;

import org.jspecify.annotations.Nullable;

/**
 * One who waits at a queue. All is called under the queue manager's lock, so it must only note what
 * it was given; the returned actions run when the lock is free.
 */
public interface Receiver {
  /** What it waits for. */
  Selection selection();

  /** The longest message it can take, bytes; a longer one it is told of, but not given. */
  int maximumLength();

  /** The unit of work the message is taken in, or null outside one. */
  @Nullable UnitOfWork unitOfWork(boolean persistent);

  /** Whether it waits still. */
  boolean isWaiting();

  /** It is given a message, which is off the queue now. */
  Runnable accept(Got got);

  /** A message is too long for it: the message stays. */
  Runnable tooLong(Got got);

  /** It waits no longer, for this reason. */
  Runnable fail(int reason);
}
