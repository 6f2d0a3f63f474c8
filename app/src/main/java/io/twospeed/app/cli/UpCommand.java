package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Folders;
import io.twospeed.app.cli.options.ServerOptions;
import io.twospeed.app.server.TwospeedApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Starts everything in one process, with a sandbox core unless --core names one.")
public final class UpCommand implements Callable<Integer> {

  @Mixin private Folders folders = new Folders();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the channels' APIs (default: 8080); 0 takes a free one")
  private @Nullable Integer port;

  @Option(
      names = "--core",
      paramLabel = "URL",
      description = "the broker that reaches the core, e.g. tcp://127.0.0.1:61616; no sandbox then")
  private @Nullable String core;

  @Option(
      names = "--soap",
      paramLabel = "URL",
      description =
          "base of the core's SOAP services (default with --core: "
              + SimulatorCommand.DEFAULT_SOAP
              + ")")
  private @Nullable String soap;

  @Override
  public Integer call() {
    List<String> properties = new ArrayList<>();
    ServerOptions.add(properties, "server.port", port);
    server.addTo(properties);
    properties.add("--twospeed.routes=" + folders.products());
    properties.add("--twospeed.mappings=" + folders.mappings());
    if (core != null) {
      properties.add("--twospeed.sandbox.enabled=false");
      properties.add("--twospeed.broker=" + core);
      properties.add("--twospeed.soap=" + (soap == null ? SimulatorCommand.DEFAULT_SOAP : soap));
    } else {
      ServerOptions.add(properties, "twospeed.soap", soap);
    }
    return Launcher.start(
        TwospeedApplication.class, folders.config(), server.dataFolder(), properties);
  }
}
