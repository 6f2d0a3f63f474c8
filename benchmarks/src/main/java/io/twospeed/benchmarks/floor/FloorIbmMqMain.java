package io.twospeed.benchmarks.floor;

import io.twospeed.benchmarks.PartOfRun;
import jakarta.jms.JMSException;
import java.io.IOException;
import org.apache.catalina.LifecycleException;

/** The floor's process with IBM's client: what that costs by itself. */
public final class FloorIbmMqMain {

  private FloorIbmMqMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the stand-in's host(port), the HTTP port
   */
  public static void main(String[] arguments) throws LifecycleException, JMSException, IOException {
    PartOfRun.begin();
    // A reference of 32 hexadecimal digits as CorrelId; without RFH2 a reply shows it so.
    CoreLink core =
        new CoreLink(
            IbmMq.at(arguments[0]),
            "queue:///CORE.ACCT.BAL?targetClient=1",
            "BENCH.FLOOR.REPLY",
            reference -> "ID:" + reference + "0".repeat(16));
    FloorMain.start(core, Integer.parseInt(arguments[1])).getServer().await();
  }
}
