package io.twospeed.app.rehearsal;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;

/** Servlets on a free port of this machine's loopback address. */
final class LocalServer implements AutoCloseable {
  /** Held, as loggers that nobody holds forget their level. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.coyote"), Logger.getLogger("org.apache.catalina"));

  private final Tomcat tomcat = new Tomcat();

  private LocalServer(String name, Path folder, Map<String, Servlet> servlets) {
    QUIET.forEach(each -> each.setLevel(Level.WARNING));
    Registry.disableRegistry();
    tomcat.setSilent(true);
    tomcat.setBaseDir(folder.toString());
    tomcat.getEngine().setName(name);
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("minSpareThreads", "2");
    tomcat.setConnector(connector);
    StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
    // What is looked for at the end is what a web application leaves behind; this one is ours.
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    servlets.forEach(
        (pattern, servlet) -> {
          Tomcat.addServlet(context, pattern, servlet).setAsyncSupported(true);
          context.addServletMappingDecoded(pattern, pattern);
        });
  }

  /**
   * Starts one.
   *
   * @param servlets by the pattern they are mapped to
   */
  static LocalServer start(String name, Path folder, Map<String, Servlet> servlets) {
    LocalServer server = new LocalServer(name, folder, servlets);
    try {
      server.tomcat.start();
      return server;
    } catch (LifecycleException e) {
      throw new IllegalStateException("The rehearsal's server " + name + " does not start", e);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("The rehearsal's server does not stop", e);
    }
  }
}
