package io.twospeed.suite.trouble;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.TcpProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Blow after blow at random moments, and repairs: what was hit works again, sooner or later. */
public final class Havoc {
  /** What falls, in an order that is drawn anew each time: every kind, and the app most. */
  private static final List<Blow> DECK =
      List.of(
          Blow.KILL_APP,
          Blow.KILL_APP,
          Blow.KILL_APP,
          Blow.KILL_APP,
          Blow.KILL_APP,
          Blow.KILL_APP,
          Blow.KILL_BROKER,
          Blow.CUT_BROKER_LINE,
          Blow.SEVER_BROKER_LINE,
          Blow.CLOSE_WINDOW,
          Blow.CUT_DATABASE_LINE,
          Blow.SEVER_DATABASE_LINE);

  private final Stage stage;
  private final SplittableRandom random;
  private final Map<String, Integer> blows = new TreeMap<>();
  private final List<String> timeline = new ArrayList<>();

  /** On that stage, by that seed. */
  public Havoc(Stage stage, long seed) {
    this.stage = stage;
    this.random = new SplittableRandom(seed ^ 0x6861766f63L);
  }

  /** Strikes until the app was killed that often, and then as long as the deck lasts. */
  public void wreak(int kills) {
    while (blows.getOrDefault(Blow.KILL_APP.told(), 0) < kills) {
      for (Blow blow : deck()) {
        pause(150, 2_500);
        strike(blow);
      }
    }
  }

  private List<Blow> deck() {
    List<Blow> deck = new ArrayList<>(DECK);
    Collections.shuffle(deck, new Random(random.nextLong()));
    if (stage.databaseLine().isEmpty()) {
      deck.removeAll(List.of(Blow.CUT_DATABASE_LINE, Blow.SEVER_DATABASE_LINE));
    }
    return deck;
  }

  /** How often each fell. */
  public Map<String, Integer> blows() {
    return blows;
  }

  /** When each fell. */
  public List<String> timeline() {
    return timeline;
  }

  private void strike(Blow blow) {
    timeline.add(Instant.now() + " " + blow.told());
    switch (blow) {
      case KILL_APP -> killApp();
      case KILL_BROKER -> killBroker();
      case CUT_BROKER_LINE -> stage.broker().line().cut();
      case SEVER_BROKER_LINE -> sever(stage.broker().line());
      case CUT_DATABASE_LINE -> stage.databaseLine().ifPresent(TcpProxy::cut);
      case SEVER_DATABASE_LINE -> stage.databaseLine().ifPresent(this::sever);
      case CLOSE_WINDOW -> closeWindow();
    }
    blows.merge(blow.told(), 1, Integer::sum);
  }

  /** Long enough, now and then, for another instance to take over. */
  private void killApp() {
    List<AppInstance> instances = stage.instances();
    AppInstance victim = instances.get(random.nextInt(instances.size()));
    victim.kill();
    pause(1, instances.size() > 1 ? 4_000 : 500);
    victim.start();
    victim.awaitUp();
  }

  private void killBroker() {
    stage.broker().kill();
    pause(1, 1_500);
    stage.broker().start();
  }

  private void sever(TcpProxy line) {
    line.sever();
    pause(100, 2_000);
    line.mend();
  }

  private void closeWindow() {
    stage.core().window(false);
    pause(200, 1_500);
    stage.core().window(true);
  }

  private void pause(int atLeastMillis, int lessThanMillis) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(atLeastMillis, lessThanMillis)).toNanos());
  }
}
