package io.twospeed.routes.files;

import io.twospeed.base.FileTree;
import io.twospeed.openapi.document.Finding;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A product's files as they were at one moment. All that is hashed, checked and run comes from
 * here, so a save in between cannot mix two versions, and no path leads out of the folder.
 */
public final class ProductFiles {
  public static final String SCENARIO_FILE = "scenario.yaml";

  public static final String CONTRACT_FILE = "openapi.yaml";

  /** A text file of a product is far below this. */
  public static final int MOST_BYTES = 4 << 20;

  public static final int MOST_FILES = 1000;

  /** How findings name the folder itself. */
  private static final String FOLDER = ".";

  private static final int HASH_DIGITS = 12;

  private final String name;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private final String hash;
  private final @Nullable Object folder;

  /** Of texts by their path below the product's folder. */
  public ProductFiles(String name, Map<String, String> texts) {
    this.name = name;
    this.texts.putAll(texts);
    this.folder = null;
    this.hash = hashOf(this.texts, List.of());
  }

  private ProductFiles(Path folder) {
    this.name = ProductFolders.name(folder);
    this.folder = key(folder);
    try {
      readAll(FileTree.of(folder, ProductFiles::isPart, MOST_FILES));
    } catch (IOException e) {
      unreadable.add(unreadable(FOLDER, e));
    }
    this.hash = hashOf(texts, unreadable);
  }

  /** The files as they are, even where somebody writes to them. */
  public static ProductFiles read(Path folder) {
    return new ProductFiles(folder);
  }

  /** The files as they were at one moment; empty where somebody wrote to them meanwhile. */
  public static Optional<ProductFiles> readAtRest(Path folder) {
    FolderState before = FolderState.of(folder);
    ProductFiles files = new ProductFiles(folder);
    return FolderState.of(folder).equals(before) ? Optional.of(files) : Optional.empty();
  }

  private void readAll(FileTree tree) {
    if (!tree.whole()) {
      unreadable.add(
          tree.files().size() > MOST_FILES
              ? tooMuch(
                  FOLDER,
                  "the folder holds more than " + MOST_FILES + " files",
                  MOST_FILES + " files")
              : tooMuch(FOLDER, "links show one folder under more than ten names", "ten"));
      return;
    }
    tree.files().forEach(this::read);
    tree.outside().forEach(name -> unreadable.add(leadsOut(name)));
    tree.unreadable()
        .forEach((name, why) -> unreadable.add(unreadable(name.isEmpty() ? FOLDER : name, why)));
  }

  private void read(String path, Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        String what = "the file has " + Files.size(file) + " bytes";
        unreadable.add(tooMuch(path, what, MOST_BYTES + " bytes"));
      } else {
        texts.put(path, Files.readString(file));
      }
    } catch (IOException e) {
      unreadable.add(unreadable(path, e));
    }
  }

  private static Finding leadsOut(String path) {
    return new Finding(
        path,
        0,
        "a link that leads out of the product's folder",
        "a file in the folder",
        "copy the file into the folder");
  }

  private static Finding tooMuch(String name, String what, String most) {
    return new Finding(
        name, 0, what, "at most " + most, "keep what is no part of the product elsewhere");
  }

  private static Finding unreadable(String name, Exception e) {
    boolean text = e instanceof CharacterCodingException;
    return new Finding(
        name,
        0,
        text ? "not UTF-8 text" : "cannot be read: " + e.getClass().getSimpleName(),
        "a UTF-8 text file this process may read",
        text
            ? "save it as UTF-8, or take it out of the folder"
            : "see that it is there, and that this process may read it");
  }

  /** Editors' backups and swap files, and the hidden side of a mounted ConfigMap, are no part. */
  public static boolean isPart(Path path) {
    for (Path part : path) {
      String each = part.toString();
      if (each.startsWith(".") || each.startsWith("#")) {
        return false;
      }
    }
    String last = String.valueOf(path.getFileName());
    return !last.endsWith("~") && !last.endsWith(".tmp");
  }

  private static String hashOf(Map<String, String> texts, List<Finding> unreadable) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          (name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      for (Finding each : unreadable) {
        digest.update((each.file() + "\n" + each.what()).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The folder's own name: the product's. */
  public String name() {
    return name;
  }

  /** Whether these seem to be the other product's, under another name and changed meanwhile. */
  public boolean resembles(ProductFiles other) {
    if (folder != null && folder.equals(other.folder)) {
      return true;
    }
    long same =
        other.texts.entrySet().stream()
            .filter(each -> each.getValue().equals(texts.get(each.getKey())))
            .count();
    return 2 * same >= other.texts.size();
  }

  /** By what the file system knows a folder, whatever its name; null where it does not tell. */
  private static @Nullable Object key(Path folder) {
    try {
      return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  /** Every text by its path below the product's folder. */
  public SortedMap<String, String> texts() {
    return Collections.unmodifiableSortedMap(texts);
  }

  public String hash() {
    return hash;
  }

  /** The files that could not be read, as findings. */
  public List<Finding> unreadable() {
    return unreadable;
  }

  /** Whether there is no such file, as far as can be told; one that cannot be read is there. */
  public boolean isMissing(String file) {
    return text(file) == null
        && unreadable.stream()
            .noneMatch(each -> each.file().equals(file) || each.file().equals(FOLDER));
  }

  /**
   * The text of a file by its path inside the folder; null where there is none that can be read.
   */
  public @Nullable String text(String file) {
    return texts.get(file);
  }

  /** Files whose name ends so, in the order of their names. */
  public List<String> endingWith(String suffix) {
    return texts.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
  }
}
