package io.twospeed.legacycore.call;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All deadlines of all calls on one thread. To add one is a lock-free append; to withdraw one costs
 * nothing, because what is over is dropped when its tick comes. Deadlines are met to within two
 * ticks, never early.
 */
public final class DeadlineWheel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWheel.class);
  static final long TICK_NANOS = 10_000_000;
  private static final int BUCKETS = 1024;

  /** Something that is to happen at a time, unless it is over by then. */
  public interface Due {
    /** By {@link System#nanoTime()}. */
    long dueNanos();

    boolean over();

    /** Called on the wheel's thread: must not block. May be called twice. */
    void due();
  }

  private final ConcurrentLinkedQueue<Due>[] buckets = buckets();
  private final long originNanos = System.nanoTime();
  private final Thread thread = new Thread(this::turn, "core-deadlines");
  private volatile long processed;
  private volatile boolean closed;

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic array; it is filled here.
  private static ConcurrentLinkedQueue<Due>[] buckets() {
    ConcurrentLinkedQueue<Due>[] all = new ConcurrentLinkedQueue[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      all[i] = new ConcurrentLinkedQueue<>();
    }
    return all;
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  public void add(Due due) {
    long wanted = (due.dueNanos() - originNanos) / TICK_NANOS + 1;
    long tick;
    do {
      tick = Math.max(wanted, processed + 1);
      buckets[(int) (tick % BUCKETS)].add(due);
      // A tick that began meanwhile may have missed it.
    } while (processed >= tick);
  }

  /** Runs something later, on another thread than the wheel's. */
  public void after(Duration pause, Executor on, Runnable task) {
    add(new Later(System.nanoTime() + pause.toNanos(), on, task));
  }

  private static final class Later implements Due {
    private final long dueNanos;
    private final Executor on;
    private final Runnable task;
    private boolean over;

    private Later(long dueNanos, Executor on, Runnable task) {
      this.dueNanos = dueNanos;
      this.on = on;
      this.task = task;
    }

    @Override
    public long dueNanos() {
      return dueNanos;
    }

    @Override
    public boolean over() {
      return over;
    }

    @Override
    public void due() {
      if (!over) {
        over = true;
        on.execute(task);
      }
    }
  }

  private void turn() {
    long tick = 0;
    while (!closed) {
      long now = (System.nanoTime() - originNanos) / TICK_NANOS;
      while (tick < now) {
        tick++;
        processed = tick;
        pass(buckets[(int) (tick % BUCKETS)]);
      }
      LockSupport.parkNanos(this, TICK_NANOS - (System.nanoTime() - originNanos) % TICK_NANOS);
    }
  }

  private void pass(ConcurrentLinkedQueue<Due> bucket) {
    long now = System.nanoTime();
    // As many as stood there at first: what is put back is for a later turn.
    for (int left = bucket.size(); left > 0; left--) {
      Due due = bucket.poll();
      if (due == null) {
        return;
      }
      if (!due.over()) {
        meet(due, now);
      }
    }
  }

  private void meet(Due due, long now) {
    if (due.dueNanos() - now > 0) {
      add(due);
    } else {
      try {
        due.due();
      } catch (RuntimeException e) {
        LOG.error("A deadline could not be met; the next are", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
