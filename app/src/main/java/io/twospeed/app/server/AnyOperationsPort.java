package io.twospeed.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * Where the operations port is 0, chooses one before anything starts: other settings name it, such
 * as the address of the sandbox's SOAP services, and are read before that server is there to be
 * asked. The port is held by a socket that does not listen, so that nobody else is given it until
 * the server binds it; where the system does not share an address so (other than Linux), it is let
 * go at once.
 */
public final class AnyOperationsPort
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private final List<String> settings;

  /** Of a process whose servers of these settings are one: the first decides for all. */
  public AnyOperationsPort(String... settings) {
    this.settings = List.of(settings);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!"0".equals(context.getEnvironment().getProperty(settings.get(0)))) {
      return;
    }
    Socket holder = hold();
    Map<String, Object> chosen = new HashMap<>();
    settings.forEach(each -> chosen.put(each, holder.getLocalPort()));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("any operations port", chosen));
    letGoWhereItKeepsTheServerOut(holder);
    context.addApplicationListener(event -> letGoAtTheEnd(event, context, holder));
  }

  private static void letGoAtTheEnd(
      ApplicationEvent event, ConfigurableApplicationContext context, Socket holder) {
    if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
      letGo(holder);
    }
  }

  private static Socket hold() {
    try {
      Socket holder = new Socket();
      holder.setReuseAddress(true);
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return holder;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port for operations", e);
    }
  }

  private static void letGoWhereItKeepsTheServerOut(Socket holder) {
    try {
      new ServerSocket(holder.getLocalPort(), 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      letGo(holder);
    }
  }

  private static void letGo(Socket holder) {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a port cannot be let go", e);
    }
  }
}
