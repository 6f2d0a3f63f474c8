package io.twospeed.app.core;

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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the files of core operations hold, as hashes.
 *
 * @param own the hash of each operation's own folder, by its name
 * @param common of what they share: contracts, return codes; whoever changes that touches all
 * @param all of all of it
 */
record CoreFilesDigest(Map<String, String> own, String common, String all) {
  private static final int DIGITS = 12;

  static CoreFilesDigest of(Path mappings) throws IOException {
    Map<String, MessageDigest> own = new TreeMap<>();
    MessageDigest common = sha256();
    Path core = mappings.resolve("core");
    for (Path file : files(mappings)) {
      Path below = file.startsWith(core) ? core.relativize(file) : file;
      boolean ofOperation = file.startsWith(core) && below.getNameCount() > 1;
      MessageDigest digest =
          ofOperation ? own.computeIfAbsent(below.getName(0).toString(), name -> sha256()) : common;
      digest.update((mappings.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
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

  private static List<Path> files(Path mappings) throws IOException {
    try (Stream<Path> core = Files.walk(mappings.resolve("core"));
        Stream<Path> contracts = Files.walk(mappings.resolve("contracts"))) {
      return Stream.concat(core, contracts)
          .filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
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
