package io.twospeed.benchmarks.contender;

import io.twospeed.app.Twospeed;
import io.twospeed.benchmarks.PartOfRun;
import java.io.IOException;
import java.nio.file.Files;

/** Twospeed as {@code ./twospeed up} starts it, with the settings of ibm.mq and nothing else. */
public final class TwospeedIbmMqMain {

  private TwospeedIbmMqMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the stand-in's host(port), the HTTP port
   */
  public static void main(String[] arguments) throws IOException {
    PartOfRun.watchParent();
    System.setProperty("twospeed.systems.core-banking.mq.correlation", "correlation-id");
    System.setProperty("spring.profiles.active", "ibm-mq");
    System.setProperty("ibm.mq.queueManager", "QM1");
    System.setProperty("ibm.mq.channel", "DEV.APP.SVRCONN");
    System.setProperty("ibm.mq.connName", arguments[0]);
    Twospeed.main(
        new String[] {
          "up",
          "--port",
          arguments[1],
          "--ops-port",
          "0",
          "--data",
          Files.createTempDirectory("benchmark-twospeed-ibm-mq").toString()
        });
  }
}
