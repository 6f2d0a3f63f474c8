package io.twospeed.suite.parts;

import io.twospeed.simulator.SimulatedCore;
import io.twospeed.suite.parts.process.ParentWatch;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/**
 * The simulated core alone. Its ledger is in memory, so it is the one part that is never killed.
 */
public final class CoreMain {
  static final String UP = "the core is up";

  private CoreMain() {}

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's address, the port for SOAP and controls, the folder of contracts,
   *     a folder for the server, how many customers there are
   */
  // It is closed by the end of the process.
  @SuppressWarnings("resource")
  public static void main(String[] arguments) throws LifecycleException {
    ParentWatch.begin();
    SimulatedCore core =
        SimulatedCore.builder(Path.of(arguments[2]))
            .broker(Connections.to(arguments[0]))
            .furtherCustomers(Integer.parseInt(arguments[4]))
            .keepReplies(true)
            .start();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[3]);
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(Integer.parseInt(arguments[1]));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", arguments[3]);
    mount(context, core.controlServlet(), "/simulator/*");
    mount(context, core.soapServlet(), "/soap/*");
    tomcat.start();
    System.out.println(UP);
  }

  private static void mount(Context context, Servlet servlet, String pattern) {
    Wrapper wrapper = Tomcat.addServlet(context, pattern, servlet);
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded(pattern, pattern);
  }
}
