package io.twospeed.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Follows folders: what is saved there is taken once it is at rest. To be closed before its host.
 */
public final class FileWatch implements AutoCloseable {
  private final FolderWatch watch;

  private FileWatch(FolderWatch watch) {
    this.watch = watch;
  }

  static FileWatch ofProducts(ProductHost host, Path products, Duration quiet, Duration poll) {
    FolderWatch watch =
        new FolderWatch("products", products, () -> folders(products), host::load, quiet, poll);
    host.load();
    watch.start();
    return new FileWatch(watch);
  }

  /** By name; none while the folder itself is away, as it is while a mount is renewed. */
  private static Map<String, Path> folders(Path products) {
    Map<String, Path> folders = new TreeMap<>();
    if (Files.isDirectory(products)) {
      ProductFolders.in(products).forEach(each -> folders.put(ProductFolders.name(each), each));
    }
    return folders;
  }

  /**
   * Follows these folders as one.
   *
   * @param name for its thread
   * @param root where their names are
   * @param changed is told that something has changed and that they are at rest; answers whether it
   *     could be taken, and is told again where not
   * @param quiet for how long nothing may have changed before it is told
   * @param poll how often they are looked at, whatever the file system tells
   */
  public static FileWatch of(
      String name,
      Path root,
      Map<String, Path> folders,
      BooleanSupplier changed,
      Duration quiet,
      Duration poll) {
    FolderWatch watch =
        new FolderWatch(
            name,
            root,
            () -> folders,
            names -> changed.getAsBoolean() ? Set.of() : names,
            quiet,
            poll);
    watch.start();
    return new FileWatch(watch);
  }

  @Override
  public void close() {
    watch.close();
  }
}
