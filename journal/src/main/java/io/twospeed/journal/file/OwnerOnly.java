package io.twospeed.journal.file;

import io.twospeed.journal.failure.JournalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that only the user that runs the process may read; SQLite makes its own by their mode. */
public final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> MODE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnly() {}

  public static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(MODE));
    } else {
      Files.createFile(file);
    }
  }

  /** Takes away what others may do, and says so: what they could read, they may have read. */
  static void narrow(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || !Files.exists(file)) {
      return;
    }
    try {
      Set<PosixFilePermission> found = view.readAttributes().permissions();
      if (!MODE.containsAll(found)) {
        view.setPermissions(MODE);
        LOG.warn(
            "{} was open to others ({}); it is its owner's alone now (rw-------)",
            file,
            PosixFilePermissions.toString(found));
      }
    } catch (IOException e) {
      throw new JournalFileException(
          "%s: is open to others, and its mode cannot be changed (%s); expected rw-------; fix: chmod 600 it as its owner"
              .formatted(file, reason(e)),
          e);
    }
  }

  /** What the operating system said, without the path. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return Objects.requireNonNullElse(said, e.getClass().getSimpleName());
  }
}
