package io.twospeed.suite.trouble;

import io.twospeed.suite.parts.Core;
import io.twospeed.suite.parts.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/** Has the core misbehave again and again, in every way it knows, at every kind of call. */
public final class FaultPlanter implements AutoCloseable {
  private static final String[] KINDS = {
    "drop-request",
    "drop-reply",
    "delay",
    "late-reply",
    "duplicate-reply",
    "garble",
    "wrong-correlation",
    "refuse",
    "abend"
  };
  private static final String[] OPERATIONS = {
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "payments.transfer",
    "funds.hold",
    "funds.hold",
    "loans.open",
    "payments.status",
    "payments.reverse",
    "funds.release",
    "loans.cancel",
    "customers.inquiry"
  };
  private static final String[] CODES = {"2003", "9002", "1002", "2002"};

  /** What nobody has met by then is taken back: rare calls are not to meet a wall of faults. */
  private static final int FORGET_EVERY = 100;

  private final Core core;
  private final SplittableRandom random;
  private final Map<String, Integer> planned = new ConcurrentSkipListMap<>();
  private final Thread thread;
  private volatile boolean goOn = true;

  private FaultPlanter(Core core, long seed) {
    this.core = core;
    this.random = new SplittableRandom(seed ^ 0x6661756c74L);
    this.thread = new Thread(this::plant, "fault-planter");
    thread.setDaemon(true);
  }

  /** Begins. */
  public static FaultPlanter planting(Core core, long seed) {
    FaultPlanter planter = new FaultPlanter(core, seed);
    planter.thread.start();
    return planter;
  }

  /** Goes on until calls have met every kind of fault; there have to be orders meanwhile. */
  public void untilAllWereMet() {
    Waiting.until(
        "every kind of fault was met", () -> !core.met().isEmpty() && !core.met().containsValue(0));
  }

  /** How many of each kind were planned. */
  public Map<String, Integer> planned() {
    return planned;
  }

  /** No more faults, and none left. */
  @Override
  public void close() {
    goOn = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    core.behave();
  }

  private void plant() {
    for (int count = 1; goOn; count++) {
      String kind = pick(KINDS);
      String operation = pick(OPERATIONS);
      // What is done late has to be met by who asks the core before it is done.
      int delayMillis = random.nextInt(200, kind.equals("delay") ? 6_000 : 2_500);
      String code = pick(CODES);
      core.plan(operation, kind, delayMillis, code);
      planned.merge(kind, 1, Integer::sum);
      if (count % FORGET_EVERY == 0) {
        core.behave();
      }
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(30, 300)).toNanos());
    }
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
