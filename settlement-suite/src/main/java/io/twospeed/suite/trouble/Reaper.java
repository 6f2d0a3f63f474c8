package io.twospeed.suite.trouble;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Waiting;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Ends the lives of one instance, again and again: while it serves, while it starts, and now and
 * then in order. Each instance has its own, so that two may be dead at once.
 */
final class Reaper implements Runnable {
  private static final int PERCENT_STARTING = 20;
  private static final int PERCENT_AT_WORK = 80;
  private static final Duration WORKS_WITHIN = Duration.ofSeconds(10);
  private static final int PERCENT_IN_ORDER = 12;

  private final AppInstance victim;
  private final int kills;
  private final boolean another;
  private final SplittableRandom random;
  private final Struck struck;

  /**
   * @param another whether another instance may take over what this one leaves
   */
  Reaper(AppInstance victim, int kills, boolean another, SplittableRandom random, Struck struck) {
    this.victim = victim;
    this.kills = kills;
    this.another = another;
    this.random = random;
    this.struck = struck;
  }

  @Override
  public void run() {
    boolean inOrder = false;
    for (int killed = 0; killed < kills; ) {
      atWork();
      Pause.between(random, 100, 2_500);
      if (!inOrder && chance(PERCENT_IN_ORDER)) {
        inOrder = true;
        stop();
      } else {
        inOrder = false;
        victim.kill();
        struck.note(Blow.KILL_APP, victim.name());
        killed++;
      }
      dead();
      victim.start();
      while (killed < kills && chance(PERCENT_STARTING)) {
        Pause.between(random, 200, 4_000);
        victim.kill();
        struck.note(Blow.KILL_STARTING_APP, victim.name());
        killed++;
        Pause.between(random, 1, 300);
        victim.start();
      }
      victim.awaitUp();
    }
  }

  /** Mostly it is to be hit in the middle of its work, not while it looks for the core. */
  private void atWork() {
    if (chance(PERCENT_AT_WORK)) {
      Waiting.happens(WORKS_WITHIN, victim::reachesTheCore);
    }
  }

  private void stop() {
    struck.note(Blow.STOP_APP, victim.name());
    victim.close();
  }

  /** Long enough, now and then, for another instance to take over. */
  private void dead() {
    Pause.between(random, 1, another ? 4_000 : 300);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
