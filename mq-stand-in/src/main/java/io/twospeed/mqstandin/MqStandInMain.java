package io.twospeed.mqstandin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A stand-in as a process of its own: to try the ibm-mq profile where there is no queue manager.
 */
public final class MqStandInMain {
  static final String UP = "the stand-in for a queue manager listens";

  private MqStandInMain() {}

  /**
   * Serves until it is ended: queue manager QM1, channel DEV.APP.SVRCONN, any user.
   *
   * @param arguments the port; a script for runmqsc whose local queues it is to have; a folder for
   *     persistent messages, or none
   */
  // It is closed by the end of the process.
  @SuppressWarnings("resource")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 2) {
      System.err.println(
          "mq-stand-in: %d arguments; expected PORT MQSC-FILE [FOLDER]; fix: mq-stand-in/run 1414 docs/ibm-mq/twospeed.mqsc"
              .formatted(arguments.length));
      System.exit(2);
    }
    Settings settings =
        Settings.defaults()
            .withPort(Integer.parseInt(arguments[0]))
            .withMqsc(Files.readString(Path.of(arguments[1])))
            .withRecordedPuts(0);
    if (arguments.length > 2) {
      settings = settings.withFolder(Files.createDirectories(Path.of(arguments[2])));
    }
    MqStandIn started = MqStandIn.start(settings);
    System.out.printf(
        "%s on 127.0.0.1:%d, queue manager QM1, channel DEV.APP.SVRCONN%n", UP, started.port());
    // Its own threads keep no process alive.
    new CountDownLatch(1).await();
  }
}
