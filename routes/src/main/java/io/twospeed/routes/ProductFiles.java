package io.twospeed.routes;

import io.twospeed.openapi.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product's files as they were at one moment. All that is hashed, checked and run comes from
 * here, so a save in between cannot mix two versions, and no path leads out of the folder.
 */
final class ProductFiles {
  private static final int HASH_DIGITS = 12;

  private final Path folder;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private final String hash;

  private ProductFiles(Path folder) {
    this.folder = folder;
    for (Path file : files()) {
      readInto(texts, file);
    }
    this.hash = hashOf(texts);
  }

  static ProductFiles read(Path folder) {
    return new ProductFiles(folder);
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> isProducts(folder, each)).toList();
    } catch (IOException | UncheckedIOException e) {
      unreadable.add(unreadable(".", e));
      return List.of();
    }
  }

  private void readInto(Map<String, String> read, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    try {
      read.put(name, Files.readString(file));
    } catch (IOException e) {
      unreadable.add(unreadable(name, e));
    }
  }

  private static Finding unreadable(String name, Exception e) {
    boolean text = e instanceof CharacterCodingException;
    return new Finding(
        name,
        0,
        text ? "not UTF-8 text" : "cannot be read: " + e.getClass().getSimpleName(),
        "a UTF-8 text file this process may read",
        text ? "save it as UTF-8, or take it out of the folder" : "mend its permissions");
  }

  /** Editors' backups and swap files, and the hidden side of a mounted ConfigMap, are no part. */
  private static boolean isProducts(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".") || part.toString().startsWith("#")) {
        return false;
      }
    }
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.endsWith("~") && !name.endsWith(".tmp");
  }

  private static String hashOf(Map<String, String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          (name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The folder's own name: the product's. */
  String name() {
    return ProductFolders.name(folder);
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  String hash() {
    return hash;
  }

  /** The files that could not be read, as findings. */
  List<Finding> unreadable() {
    return unreadable;
  }

  /** The text of a file by its path inside the folder; null where the product has no such file. */
  @Nullable String text(String file) {
    return texts.get(file);
  }

  /** Files whose name ends so, in the order of their names. */
  List<String> endingWith(String suffix) {
    return texts.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
  }
}
