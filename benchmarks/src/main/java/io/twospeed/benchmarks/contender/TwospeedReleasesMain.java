package io.twospeed.benchmarks.contender;

import io.twospeed.app.Twospeed;
import io.twospeed.benchmarks.PartOfRun;

/** Twospeed as {@code ./twospeed up} starts it, over a folder of products of its own. */
public final class TwospeedReleasesMain {

  private TwospeedReleasesMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the folder of products, the HTTP port, the operations port, the data folder
   */
  public static void main(String[] arguments) {
    PartOfRun.watchParent();
    System.setProperty("twospeed.sandbox.broker-port", "0");
    Twospeed.main(
        new String[] {
          "up",
          "--routes",
          arguments[0],
          "--port",
          arguments[1],
          "--ops-port",
          arguments[2],
          "--data",
          arguments[3]
        });
  }
}
