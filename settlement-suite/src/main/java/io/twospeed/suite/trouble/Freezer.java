package io.twospeed.suite.trouble;

import io.twospeed.suite.freeze.FreezePoint;
import io.twospeed.suite.freeze.Provocation;
import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.TcpProxy;
import io.twospeed.suite.parts.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Has one thing after another stand still at its planned step for longer than lease, expiry and
 * grace, and then go on: a process of the app, or a line to the core with what is on it.
 */
public final class Freezer {
  private static final Duration REACHED_WITHIN = Duration.ofSeconds(24);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration AWAKE_WITHIN = Duration.ofSeconds(20);

  /** Lease 5 s, the call's time 0.8 s, grace 1 s, and what it takes another to find out. */
  private static final int LONGER_MILLIS = 8_000;

  private static final int LONGEST_MILLIS = 11_500;

  /** About as long as the lease: what wakes and who takes over meet. */
  private static final int PERCENT_JUST_THEN = 20;

  private static final int JUST_MILLIS = 4_500;

  /** Where there is another, what wakes is of more interest. */
  private static final int PERCENT_KILLED_OF_TWO = 10;

  private static final int PERCENT_KILLED_ALONE = 35;

  private final Stage stage;
  private final SplittableRandom random;
  private final Provoking core;
  private final Struck struck = new Struck();
  private final Frosts frosts = new Frosts();
  private final List<String> faults = new ArrayList<>();

  /** On that stage, by that seed. */
  public Freezer(Stage stage, long seed) {
    this.stage = stage;
    this.random = new SplittableRandom(seed ^ 0x66726f7374L);
    this.core = new Provoking(stage.core());
  }

  /** Each in turn; one that nobody reaches in time is passed over, and counted. */
  public void freeze(List<Halt> halts) {
    for (Halt halt : halts) {
      SplittableRandom own = random.split();
      if (halt instanceof Halt.OfALine line) {
        hold(line, own);
      } else if (halt instanceof Halt.OfAProcess process) {
        freeze(process, own);
      }
      core.behave();
      Pause.between(own, 300, 1_500);
    }
    for (AppInstance instance : stage.instances()) {
      for (String missing : instance.missingSteps()) {
        faults.add(missing(missing));
      }
    }
  }

  private static String missing(String step) {
    String place =
        FreezePoint.named(step.split(" ", -1)[0]).map(FreezePoint::place).orElse("nowhere");
    return "step %s cannot be frozen at: expected a method %s; fix: name the place in FreezePoint anew"
        .formatted(step, place);
  }

  /** What fell, by kind. */
  public Map<String, Integer> blows() {
    return struck.blows();
  }

  /** When each fell, and on what. */
  public List<String> timeline() {
    return struck.timeline();
  }

  /** How often each step was frozen at. */
  public Map<String, Integer> frozen() {
    return frosts.frozen();
  }

  /** How often each step was waited for in vain. */
  public Map<String, Integer> missed() {
    return frosts.missed();
  }

  /** How long things stood still, in whole seconds. */
  public Map<String, Integer> lengths() {
    return frosts.lengths();
  }

  /** What was planned at the core, by kind. */
  public Map<String, Integer> planned() {
    return core.planned();
  }

  /** Steps that are not where the catalogue says. */
  public Set<String> faults() {
    return new TreeSet<>(faults);
  }

  private void hold(Halt.OfALine halt, SplittableRandom own) {
    TcpProxy line = halt.blow() == Blow.HOLD_BROKER_LINE ? stage.broker().line() : stage.soapLine();
    Duration length = length(own);
    struck.note(halt.blow(), "for " + length);
    line.hold();
    long since = System.nanoTime();
    LockSupport.parkNanos(length.toNanos());
    if (halt.blow() == Blow.HOLD_SOAP_LINE_LOSE_ANSWERS) {
      line.releaseAndLoseAnswers();
    } else {
      line.release();
    }
    frosts.frozen(halt, Duration.ofNanos(System.nanoTime() - since));
    stage.instances().forEach(this::backToWork);
  }

  private void freeze(Halt.OfAProcess halt, SplittableRandom own) {
    List<AppInstance> instances = stage.instances();
    int which = own.nextInt(instances.size());
    AppInstance victim = instances.get(which);
    FreezePoint point = halt.point();
    AppInstance other = null;
    long otherSince = System.nanoTime();
    if (point.provocation() == Provocation.ANOTHER_FROZEN) {
      other = instances.get((which + 1) % instances.size());
      if (!stops(other, FreezePoint.SENT_DURABLE, 1, own)) {
        frosts.missed(halt);
        return;
      }
      otherSince = System.nanoTime();
    }
    int times = point.provocation() == Provocation.NONE ? own.nextInt(1, 4) : 1;
    if (stops(victim, point, times, own)) {
      long since = System.nanoTime();
      standStill(victim, halt, own);
      wake(victim, own);
      frosts.frozen(halt, Duration.ofNanos(System.nanoTime() - since));
    } else {
      frosts.missed(halt);
    }
    wakeOther(other, otherSince, own);
    instances.forEach(this::backToWork);
  }

  private void wakeOther(@Nullable AppInstance other, long since, SplittableRandom own) {
    if (other != null) {
      wake(other, own);
      frosts.frozen(
          new Halt.OfAProcess(FreezePoint.SENT_DURABLE),
          Duration.ofNanos(System.nanoTime() - since));
    }
  }

  /** True once the whole process is stopped, by its own doing, at that step. */
  private boolean stops(AppInstance victim, FreezePoint point, int times, SplittableRandom own) {
    victim.freezeAt(point, times);
    long end = System.nanoTime() + REACHED_WITHIN.toNanos();
    boolean reached = false;
    while (!reached && System.nanoTime() < end) {
      core.lure(point.provocation(), own);
      reached = victim.reachesItWithin(LOOK_EVERY);
    }
    if (!reached && victim.dropFreeze()) {
      return false;
    }
    Waiting.until("instance " + victim.name() + " is stopped", victim::isStopped);
    struck.note(Blow.FREEZE_APP, victim.name() + " at " + point.told());
    return true;
  }

  private void standStill(AppInstance victim, Halt halt, SplittableRandom own) {
    Duration length = length(own);
    core.behave();
    if (own.nextBoolean()) {
      core.closeFor(own.nextInt(1, 4));
    }
    long end = System.nanoTime() + length.toNanos();
    for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    if (!victim.isStopped()) {
      faults.add("instance %s did not stand still at %s".formatted(victim.name(), halt.told()));
    }
  }

  private void wake(AppInstance victim, SplittableRandom own) {
    boolean alone = stage.instances().size() == 1;
    if (own.nextInt(100) < (alone ? PERCENT_KILLED_ALONE : PERCENT_KILLED_OF_TWO)) {
      victim.kill();
      struck.note(Blow.KILL_FROZEN_APP, victim.name());
      victim.start();
      return;
    }
    struck.note(Blow.WAKE_APP, victim.name());
    if (!victim.wake(AWAKE_WITHIN) && victim.alive()) {
      faults.add("instance %s did not say that it was woken".formatted(victim.name()));
    }
  }

  /** It may end itself, once it finds that it was away: then it is started, as anybody would. */
  private void backToWork(AppInstance instance) {
    if (!instance.alive()) {
      struck.note(Blow.RESTART_FENCED_APP, instance.name());
      instance.start();
    }
    instance.awaitUp();
  }

  private static Duration length(SplittableRandom own) {
    boolean justThen = own.nextInt(100) < PERCENT_JUST_THEN;
    return Duration.ofMillis(
        justThen
            ? own.nextInt(JUST_MILLIS, LONGER_MILLIS)
            : own.nextInt(LONGER_MILLIS, LONGEST_MILLIS));
  }
}
