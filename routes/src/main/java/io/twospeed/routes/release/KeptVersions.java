package io.twospeed.routes.release;

import io.twospeed.routes.files.ProductFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the versions that were live, to go back to: a zip each, by the hash of the files.
 * Without a folder they are kept in memory.
 */
public final class KeptVersions {
  private static final Logger LOG = LoggerFactory.getLogger(KeptVersions.class);
  private static final String ZIP = ".zip";

  private final @Nullable Path folder;
  private final int most;
  private final Map<String, ProductFiles> inMemory = new ConcurrentHashMap<>();

  public KeptVersions(@Nullable Path data, int most) {
    this.folder = data == null ? null : data.resolve("versions");
    this.most = most;
  }

  /**
   * Keeps a version's files.
   *
   * @param needed hashes that must stay, however many there are
   */
  void keep(ProductFiles files, Collection<String> needed) {
    Path all = folder;
    if (all == null) {
      inMemory.put(files.name() + "/" + files.hash(), files);
      return;
    }
    try {
      Path own = Files.createDirectories(all.resolve(files.name()));
      Path zip = own.resolve(files.hash() + ZIP);
      if (Files.exists(zip)) {
        Files.setLastModifiedTime(zip, FileTime.from(Instant.now()));
      } else {
        write(files, zip);
        removeOldest(own, needed);
      }
    } catch (IOException e) {
      LOG.warn("Version {} of {} could not be kept", files.hash(), files.name(), e);
    }
  }

  private static void write(ProductFiles files, Path zip) throws IOException {
    Path beside = zip.resolveSibling(zip.getFileName() + ".tmp");
    try (OutputStream out = Files.newOutputStream(beside)) {
      ProductZip.write(files.texts(), out);
    }
    Files.move(beside, zip, StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeOldest(Path own, Collection<String> needed) throws IOException {
    List<Path> kept;
    try (Stream<Path> zips = Files.list(own)) {
      kept =
          zips.filter(each -> each.toString().endsWith(ZIP))
              .filter(each -> needed.stream().noneMatch(it -> each.endsWith(it + ZIP)))
              .sorted(Comparator.comparing((Path each) -> each.toFile().lastModified()).reversed())
              .toList();
    }
    for (Path old : kept.subList(Math.min(most, kept.size()), kept.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** The files of a version, as they were; empty where they are kept no more, or not the same. */
  Optional<ProductFiles> find(String product, String hash) {
    Path all = folder;
    if (all == null) {
      return Optional.ofNullable(inMemory.get(product + "/" + hash));
    }
    Path zip = all.resolve(product).resolve(hash + ZIP);
    if (!hash.matches("[0-9a-f]+") || !Files.isRegularFile(zip)) {
      return Optional.empty();
    }
    try {
      ProductFiles files = new ProductFiles(product, ProductZip.read(Files.readAllBytes(zip)));
      if (files.hash().equals(hash)) {
        return Optional.of(files);
      }
      LOG.error("{} holds other files than version {} of {} had", zip, hash, product);
    } catch (IOException | ReleaseRefusedException e) {
      LOG.error("{} cannot be read", zip, e);
    }
    return Optional.empty();
  }
}
