package io.twospeed.app.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where an installation's files are; the folders of this repository unless told. */
public final class Folders {

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      description = "scenario products: DIR/products/* (default: routes)")
  private Path routes = home().resolve("routes");

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "core operations and contracts: DIR/core, DIR/contracts (default: mappings)")
  private Path mappings = home().resolve("mappings");

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "settings: DIR/application.yaml (default: config)")
  private Path config = home().resolve("config");

  /** The folder whose sub-folders are products. */
  public Path products() {
    Path nested = routes.resolve("products");
    return Files.isDirectory(nested) ? nested : routes;
  }

  public Path mappings() {
    return mappings;
  }

  public Path config() {
    return config;
  }

  static Path home() {
    String home = System.getenv("TWOSPEED_HOME");
    return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
  }
}
