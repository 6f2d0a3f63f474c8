package io.twospeed.openapi.context;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One timer for all requests: a wheel of slots, a push on a slot's stack for each request, and no
 * cancelling. What was answered in time is passed over when its slot comes round.
 */
public final class DeadlineWheel implements AutoCloseable {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int SLOTS = 4096;

  private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);
  private final long startNanos = System.nanoTime();
  private final Thread thread = new Thread(this::turn, "twospeed-deadlines");
  private volatile boolean closed;
  // Written by the wheel's thread alone.
  private volatile long tick;

  /** Something that is to happen at a deadline, unless it is over by then. */
  public interface Deadline {
    boolean isOver();

    void expire();
  }

  private static final class Entry {
    final Deadline deadline;
    final long atTick;
    @Nullable Entry next;

    Entry(Deadline deadline, long atTick) {
      this.deadline = deadline;
      this.atTick = atTick;
    }
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  public void add(Deadline deadline, Duration delay) {
    long elapsed = System.nanoTime() - startNanos;
    long due = (elapsed + delay.toNanos() + TICK_NANOS - 1) / TICK_NANOS;
    Entry entry = new Entry(deadline, Math.max(due, tick + 1));
    push(entry);
    // The hand may have passed the slot meanwhile; it would be back a whole turn later.
    if (tick >= entry.atTick && !deadline.isOver()) {
      deadline.expire();
    }
  }

  /** Runs a short task after a while, once; never where the wheel is closed before. */
  public void run(Runnable task, Duration delay) {
    add(new Once(task), delay);
  }

  private static final class Once implements Deadline {
    private final AtomicReference<@Nullable Runnable> task;

    Once(Runnable task) {
      this.task = new AtomicReference<>(task);
    }

    @Override
    public boolean isOver() {
      return task.get() == null;
    }

    @Override
    public void expire() {
      Runnable due = task.getAndSet(null);
      if (due != null) {
        due.run();
      }
    }
  }

  private void push(Entry entry) {
    int slot = (int) (entry.atTick & (SLOTS - 1));
    Entry head;
    do {
      head = slots.get(slot);
      entry.next = head;
    } while (!slots.compareAndSet(slot, head, entry));
  }

  private void turn() {
    while (!closed) {
      long now = (System.nanoTime() - startNanos) / TICK_NANOS;
      while (tick < now && !closed) {
        long next = tick + 1;
        tick = next;
        empty(next);
      }
      LockSupport.parkNanos(this, startNanos + (tick + 1) * TICK_NANOS - System.nanoTime());
    }
  }

  private void empty(long now) {
    Entry entry = slots.getAndSet((int) (now & (SLOTS - 1)), null);
    while (entry != null) {
      Entry next = entry.next;
      if (!entry.deadline.isOver()) {
        if (entry.atTick > now) {
          push(entry);
        } else {
          entry.deadline.expire();
        }
      }
      entry = next;
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
