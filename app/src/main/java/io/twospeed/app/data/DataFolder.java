package io.twospeed.app.data;

import io.twospeed.app.findings.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of what is kept: made for its owner alone, and tried before anything relies on it. */
public final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final int PROBE_BYTES = 1 << 20;

  private DataFolder() {}

  /**
   * Makes it if need be.
   *
   * @throws Refused where it is no folder, or takes no files
   */
  public static void prepare(Path data) {
    try {
      if (Files.exists(data)) {
        warnIfOthersMayWrite(data);
      } else {
        Files.createDirectories(data, ownersAlone(data));
      }
      probe(data);
    } catch (IOException e) {
      throw new Refused(
          "%s: cannot be written (%s); expected a folder that this user may write, with room on its disk; fix: correct its owner and mode, free room, or name another by --data"
              .formatted(data, reason(e)));
    }
  }

  /** A disk may take a name and nothing more. */
  private static void probe(Path data) throws IOException {
    Path probe = data.resolve(".probe-" + UUID.randomUUID());
    try (FileChannel file =
        FileChannel.open(probe, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(PROBE_BYTES);
      while (zeros.hasRemaining()) {
        file.write(zeros);
      }
      file.force(false);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Whoever may write there may put another journal in the place of ours. */
  private static void warnIfOthersMayWrite(Path data) throws IOException {
    if (!isPosix(data)) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(data);
    if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      LOG.warn(
          "{} may be written by everybody on this machine ({}); expected rwx------; fix: chmod 700",
          data,
          PosixFilePermissions.toString(mode));
    }
  }

  public static FileAttribute<?>[] ownersAlone(Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** What the operating system said, without the path. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return Objects.requireNonNullElse(said, e.getClass().getSimpleName());
  }
}
