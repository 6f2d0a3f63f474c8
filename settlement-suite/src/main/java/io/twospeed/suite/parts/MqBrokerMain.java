package io.twospeed.suite.parts;

import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.mqstandin.Settings;
import io.twospeed.suite.parts.process.ParentWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The stand-in for a queue manager alone, in the place of the broker. */
public final class MqBrokerMain {
  private MqBrokerMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the folder of durable messages, the port, the repository
   */
  // It is closed by the end of the process.
  @SuppressWarnings("resource")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ParentWatch.begin();
    String script = Files.readString(Path.of(arguments[2], "docs", "ibm-mq", "twospeed.mqsc"));
    Settings settings =
        Settings.defaults()
            .withPort(Integer.parseInt(arguments[1]))
            .withFolder(Files.createDirectories(Path.of(arguments[0])))
            .withRecordedPuts(0)
            .withMqsc(script);
    for (String instance : List.of("a", "b")) {
      settings = settings.withMqsc(script.replace("REPLY.local", "REPLY." + instance));
    }
    MqStandIn.start(settings);
    System.out.println(BrokerMain.UP);
    // Its own threads keep no process alive.
    new CountDownLatch(1).await();
  }
}
