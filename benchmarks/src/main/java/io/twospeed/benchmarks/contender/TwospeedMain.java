package io.twospeed.benchmarks.contender;

import io.twospeed.app.Twospeed;
import io.twospeed.benchmarks.PartOfRun;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Twospeed as {@code ./twospeed up} starts it: its own settings, every product, contract checks on.
 */
public final class TwospeedMain {

  private TwospeedMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's URL, the HTTP port
   */
  public static void main(String[] arguments) throws IOException {
    PartOfRun.watchParent();
    // What this run's core is told to do, for every contender.
    System.setProperty("twospeed.systems.core-banking.mq.correlation", "correlation-id");
    Twospeed.main(
        new String[] {
          "up",
          "--core",
          arguments[0],
          "--port",
          arguments[1],
          "--ops-port",
          "0",
          "--data",
          Files.createTempDirectory("benchmark-twospeed").toString()
        });
  }
}
