package io.twospeed.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold a secret: read without their line ends, made for their owner alone. */
final class SecretFile {

  private SecretFile() {}

  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the secret cannot be read (%s); expected a readable text file; fix: check its path and its owner"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Writes it unless it is there already: of two processes that start, one makes it. */
  static void make(Path file, String secret) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(file, ownersAlone());
      Files.writeString(file, secret, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException made) {
      // Another was faster: its secret is as good.
      return;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the secret cannot be written (%s); expected a folder to write in; fix: check --data"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static FileAttribute<?>[] ownersAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
