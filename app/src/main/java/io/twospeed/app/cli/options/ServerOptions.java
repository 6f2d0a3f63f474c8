package io.twospeed.app.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every verb that starts a server, as the Spring properties they stand for. */
public final class ServerOptions {

  @Option(
      names = "--ops-port",
      paramLabel = "N",
      description = "operations: health, metrics, admin, simulator; 0 takes a free one")
  private @Nullable Integer opsPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "what is kept between runs (default: var)")
  @Nullable String data;

  @Option(
      names = "--log",
      paramLabel = "FORMAT",
      description = "readable (default) or json: one object a line")
  LogFormat log = LogFormat.readable;

  enum LogFormat {
    readable,
    json
  }

  public @Nullable Integer opsPort() {
    return opsPort;
  }

  /** Adds what the caller chose, each as {@code --name=value}. */
  public void addTo(List<String> properties) {
    add(properties, "management.server.port", opsPort);
    properties.add("--twospeed.data=" + dataFolder());
    if (log == LogFormat.json) {
      properties.add("--logging.structured.format.console=logstash");
    }
  }

  public Path dataFolder() {
    return data == null ? Folders.home().resolve("var") : InputFile.path(data);
  }

  public static void add(List<String> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.add("--" + name + "=" + value);
    }
  }
}
