package io.twospeed.benchmarks.contender;

import io.twospeed.app.Twospeed;
import io.twospeed.benchmarks.PartOfRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Twospeed with the products of the settlement benchmark. */
public final class TransfersMain {

  private TransfersMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments options of {@code up}
   */
  public static void main(String[] arguments) {
    PartOfRun.watchParent();
    // As the core of every benchmark answers.
    System.setProperty("twospeed.systems.core-banking.mq.correlation", "correlation-id");
    List<String> up = new ArrayList<>(List.of("up"));
    up.addAll(Arrays.asList(arguments));
    Twospeed.main(up.toArray(String[]::new));
  }
}
