package io.twospeed.suite.trouble;

import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.TcpProxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Blow after blow at random moments, and repairs: what was hit works again, sooner or later. Each
 * instance of the app is hit by its own thread, everything around it by another.
 */
public final class Havoc {
  /** What falls beside the kills of the app, in an order that is drawn anew each time. */
  private static final List<Blow> DECK =
      List.of(
          Blow.KILL_BROKER,
          Blow.CUT_BROKER_LINE,
          Blow.SEVER_BROKER_LINE,
          Blow.CLOSE_WINDOW,
          Blow.CUT_DATABASE_LINE,
          Blow.SEVER_DATABASE_LINE);

  private final Stage stage;
  private final SplittableRandom random;
  private final Struck struck = new Struck();

  /** On that stage, by that seed. */
  public Havoc(Stage stage, long seed) {
    this.stage = stage;
    this.random = new SplittableRandom(seed ^ 0x6861766f63L);
  }

  /** Strikes until the app was killed that often, and then as long as the deck lasts. */
  public void wreak(int kills) {
    List<AppInstance> instances = stage.instances();
    ExecutorService threads = Executors.newFixedThreadPool(instances.size());
    try {
      List<Future<?>> reapers = new ArrayList<>();
      for (int i = 0; i < instances.size(); i++) {
        int share = kills / instances.size() + (i < kills % instances.size() ? 1 : 0);
        reapers.add(
            threads.submit(
                new Reaper(instances.get(i), share, instances.size() > 1, random.split(), struck)));
      }
      do {
        for (Blow blow : deck()) {
          Pause.between(random, 800, 5_000);
          strike(blow);
        }
      } while (!reapers.stream().allMatch(Future::isDone));
      reapers.forEach(Havoc::join);
    } finally {
      threads.shutdownNow();
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
    return struck.blows();
  }

  /** When each fell, and on what. */
  public List<String> timeline() {
    return struck.timeline();
  }

  private void strike(Blow blow) {
    struck.note(blow, "");
    switch (blow) {
      case KILL_BROKER -> killBroker();
      case CUT_BROKER_LINE -> stage.broker().line().cut();
      case SEVER_BROKER_LINE -> sever(stage.broker().line());
      case CUT_DATABASE_LINE -> stage.databaseLine().ifPresent(TcpProxy::cut);
      case SEVER_DATABASE_LINE -> stage.databaseLine().ifPresent(this::sever);
      case CLOSE_WINDOW -> closeWindow();
      case KILL_APP,
          KILL_STARTING_APP,
          STOP_APP,
          FREEZE_APP,
          WAKE_APP,
          KILL_FROZEN_APP,
          RESTART_FENCED_APP,
          HOLD_SOAP_LINE,
          HOLD_SOAP_LINE_LOSE_ANSWERS,
          HOLD_BROKER_LINE ->
          throw new IllegalStateException(blow + " is not in the deck");
    }
  }

  private void killBroker() {
    stage.broker().kill();
    Pause.between(random, 1, 1_500);
    stage.broker().start();
  }

  private void sever(TcpProxy line) {
    line.sever();
    Pause.between(random, 100, 2_000);
    line.mend();
  }

  private void closeWindow() {
    stage.core().window(false);
    Pause.between(random, 200, 1_500);
    stage.core().window(true);
  }

  private static void join(Future<?> reaper) {
    try {
      reaper.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an instance could not be brought back", e.getCause());
    }
  }
}
