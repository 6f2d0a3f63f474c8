package io.twospeed.app.core;

import io.twospeed.base.FileTree;
import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of core operations hold, as hashes.
 *
 * @param own the hash of each operation's own folder, by its name
 * @param common of what they share: contracts, return codes; whoever changes that touches all
 * @param all of all of it
 */
record CoreFilesDigest(Map<String, String> own, String common, String all) {
  private static final int DIGITS = 12;
  private static final Pattern OF_OPERATION = Pattern.compile("core/([^/]+)/.*");

  static CoreFilesDigest of(Path mappings) throws IOException {
    Map<String, MessageDigest> own = new TreeMap<>();
    MessageDigest common = sha256();
    for (Map.Entry<String, Path> file : files(mappings).entrySet()) {
      Matcher ofOperation = OF_OPERATION.matcher(file.getKey());
      MessageDigest digest =
          ofOperation.matches()
              ? own.computeIfAbsent(ofOperation.group(1), name -> sha256())
              : common;
      digest.update((file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file.getValue()));
    }
    Map<String, String> hashes = new TreeMap<>();
    own.forEach((name, digest) -> hashes.put(name, hex(digest)));
    String shared = hex(common);
    MessageDigest all = sha256();
    all.update((hashes + shared).getBytes(StandardCharsets.UTF_8));
    return new CoreFilesDigest(Map.copyOf(hashes), shared, hex(all));
  }

  /** Of an operation and all it may depend on; of one that is not there too. */
  String of(String operation) {
    return own.getOrDefault(operation, "none") + "/" + common;
  }

  /** By names below the mappings' folder; files and folders may be links, as in a ConfigMap. */
  private static SortedMap<String, Path> files(Path mappings) throws IOException {
    SortedMap<String, Path> all = new TreeMap<>();
    for (String part : List.of("core", "contracts")) {
      FileTree.of(mappings.resolve(part), CoreFilesDigest::isShown, Integer.MAX_VALUE)
          .files()
          .forEach((name, file) -> all.put(part + "/" + name, file));
    }
    return all;
  }

  private static boolean isShown(Path name) {
    return !name.getFileName().toString().startsWith(".");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }
}
