package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.ServerOptions;
import io.twospeed.app.server.SimulatorApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "simulator",
    description = "Starts broker and simulated core alone, in a process of their own.")
public final class SimulatorCommand implements Callable<Integer> {

  /** Not 8081: `up --core` beside it, on the same machine, has that one. */
  static final int DEFAULT_OPS_PORT = 8082;

  static final String DEFAULT_SOAP = "http://127.0.0.1:" + DEFAULT_OPS_PORT + "/soap";

  @Mixin private Folders folders = new Folders();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--broker-port",
      paramLabel = "N",
      description = "the broker's TCP port (default: 61616); 0 takes a free one")
  private @Nullable Integer brokerPort;

  @Override
  public Integer call() {
    return Launcher.start(
        SimulatorApplication.class, folders.config(), server.dataFolder(), properties());
  }

  /** What the options mean, as Spring's properties. */
  public List<String> properties() {
    List<String> properties = new ArrayList<>();
    int port = server.opsPort() == null ? DEFAULT_OPS_PORT : server.opsPort();
    server.addTo(properties);
    properties.add("--server.port=" + port);
    if (server.opsPort() == null) {
      properties.add("--management.server.port=" + port);
    }
    properties.add("--twospeed.routes=" + folders.products());
    properties.add("--twospeed.mappings=" + folders.mappings());
    ServerOptions.add(properties, "twospeed.sandbox.broker-port", brokerPort);
    return properties;
  }
}
