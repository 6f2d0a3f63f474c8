package io.twospeed.routes;

import io.twospeed.routes.files.FolderState;
import io.twospeed.routes.files.FolderWatch;
import io.twospeed.routes.files.ProductFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    FolderWatch watch = asOne(name, root, folders, changed, quiet, poll);
    watch.start();
    return new FileWatch(watch);
  }

  private static FolderWatch asOne(
      String name,
      Path root,
      Map<String, Path> folders,
      BooleanSupplier changed,
      Duration quiet,
      Duration poll) {
    return new FolderWatch(
        name, root, () -> folders, names -> changed.getAsBoolean() ? Set.of() : names, quiet, poll);
  }

  /**
   * Follows these folders as one for who reads them: what is read is told now, and anew after each
   * save; what was read while somebody wrote is told to nobody, and read again once they are at
   * rest. One thread at a time, this one for the first.
   *
   * @param name for its thread
   * @param root where their names are
   * @param quiet for how long nothing may have changed before they are read
   * @param poll how often they are looked at, whatever the file system tells
   */
  public static <T> FileWatch ofReader(
      String name,
      Path root,
      Map<String, Path> folders,
      Supplier<T> read,
      Consumer<T> told,
      Duration quiet,
      Duration poll) {
    FolderWatch watch =
        asOne(name, root, folders, () -> readAtRest(folders, read, told), quiet, poll);
    // Where somebody writes just now, the watch sees that it is another state than at its making.
    readAtRest(folders, read, told);
    watch.start();
    return new FileWatch(watch);
  }

  private static <T> boolean readAtRest(
      Map<String, Path> folders, Supplier<T> read, Consumer<T> told) {
    List<FolderState> before = states(folders);
    T what = read.get();
    boolean atRest = states(folders).equals(before);
    if (atRest) {
      told.accept(what);
    }
    return atRest;
  }

  private static List<FolderState> states(Map<String, Path> folders) {
    return folders.values().stream().map(FolderState::of).toList();
  }

  @Override
  public void close() {
    watch.close();
  }
}
