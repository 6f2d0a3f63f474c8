package io.twospeed.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
  private final SortedMap<String, String> texts;
  private final String hash;

  private ProductFiles(Path folder, SortedMap<String, String> texts) {
    this.folder = folder;
    this.texts = texts;
    this.hash = hashOf(texts);
  }

  static ProductFiles read(Path folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> isProducts(folder, each)).toList()) {
        texts.put(
            folder.relativize(file).toString().replace('\\', '/'),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProductFiles(folder, texts);
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

  /** The text of a file by its path inside the folder; null where the product has no such file. */
  @Nullable String text(String file) {
    return texts.get(file);
  }

  /** Files whose name ends so, in the order of their names. */
  List<String> endingWith(String suffix) {
    return texts.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
  }
}
