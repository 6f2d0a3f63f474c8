package io.twospeed.app.settings;

import io.twospeed.app.data.DataFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that hold a secret: read without their line ends, made for their owner alone. */
public final class SecretFile {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

  private SecretFile() {}

  public static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the secret cannot be read (%s); expected a readable text file; fix: check its path, its owner and its mode"
              .formatted(file, DataFolder.reason(e)),
          e);
    }
  }

  /** Writes it unless it is there already: of two processes that start, one makes it. */
  static void make(Path file, String secret) {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      Files.createDirectories(folder, DataFolder.ownersAlone(folder));
      Files.createFile(file, ownersAlone());
      Files.writeString(file, secret, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException made) {
      // Another was faster: its secret is as good.
      return;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the secret cannot be written (%s); expected a folder to write in; fix: check --data"
              .formatted(file, DataFolder.reason(e)),
          e);
    }
  }

  /** Takes away what others may do with one of ours, and says so: they may have read it. */
  static void narrow(Path file) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!PosixFilePermissions.fromString("rw-------").containsAll(mode)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        LOG.warn(
            "{} was open to others ({}); it is its owner's alone now (rw-------); rotate the key if"
                + " others use this machine",
            file,
            PosixFilePermissions.toString(mode));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: is open to others, and its mode cannot be changed (%s); expected rw-------; fix: chmod 600 it as its owner"
              .formatted(file, DataFolder.reason(e)),
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
