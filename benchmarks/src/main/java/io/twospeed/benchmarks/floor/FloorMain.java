package io.twospeed.benchmarks.floor;

import io.twospeed.benchmarks.PartOfRun;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** The floor's process. */
public final class FloorMain {

  private FloorMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's URL, the HTTP port
   */
  public static void main(String[] arguments) throws LifecycleException, JMSException, IOException {
    PartOfRun.begin();
    ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(arguments[0]);
    CoreLink core = new CoreLink(broker, "CORE.ACCT.BAL", "BENCH.FLOOR.REPLY");
    start(core, Integer.parseInt(arguments[1])).getServer().await();
  }

  static Tomcat start(CoreLink core, int port) throws LifecycleException, IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("floor").toString());
    tomcat.setSilent(true);
    tomcat.setConnector(connector(port));
    Context context = tomcat.addContext("", null);
    Wrapper servlet = Tomcat.addServlet(context, "balance", new BalanceServlet(core));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/accounts/*");
    tomcat.start();
    return tomcat;
  }

  private static Connector connector(int port) {
    Connector connector = new Connector();
    connector.setPort(port);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxKeepAliveRequests", "-1");
    return connector;
  }
}
