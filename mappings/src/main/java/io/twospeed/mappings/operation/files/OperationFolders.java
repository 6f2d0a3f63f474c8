package io.twospeed.mappings.operation.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of core operations. */
public final class OperationFolders {
  private OperationFolders() {}

  /** By name; what is hidden, such as the inside of a mounted ConfigMap, is none. */
  public static List<Path> in(Path core) throws IOException {
    try (Stream<Path> entries = Files.list(core)) {
      return entries.filter(OperationFolders::isShown).filter(Files::isDirectory).sorted().toList();
    }
  }

  private static boolean isShown(Path entry) {
    return !String.valueOf(entry.getFileName()).startsWith(".");
  }
}
