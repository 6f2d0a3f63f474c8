package io.twospeed.app.data;

import io.twospeed.app.findings.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What libraries unpack for the time a process lives, above all SQLite's native one. Not in the
 * machine's temporary folder: what a kill leaves there, nobody would clean. Each process holds the
 * lock of its folder, which ends with it whatever way it ends; the next start deletes the folders
 * that nobody holds.
 */
public final class ProcessFolder {
  private static final String LOCK = "lock";
  private static final String SERVER = "server";

  /** Until the process ends: a channel that is collected is closed, and gives its folder away. */
  private static final Queue<FileChannel> HELD = new ConcurrentLinkedQueue<>();

  private final Path folder;

  private ProcessFolder(Path folder) {
    this.folder = folder;
  }

  /** Cleans what dead processes left below this folder of data, and makes one for this process. */
  public static ProcessFolder make(Path data) {
    Path all = data.resolve("run");
    try {
      Files.createDirectories(all, DataFolder.ownersAlone(all));
      try (FileChannel door = open(all.resolve(LOCK));
          FileLock alone = door.lock()) {
        clean(all);
        Path own = all.resolve(UUID.randomUUID().toString());
        Files.createDirectory(own, DataFolder.ownersAlone(own));
        Files.createDirectories(own.resolve(SERVER).resolve("none"));
        FileChannel held = open(own.resolve(LOCK));
        if (held.tryLock() == null || !alone.isValid()) {
          throw new IOException("a new file is locked by another process");
        }
        HELD.add(held);
        return new ProcessFolder(own);
      }
    } catch (IOException | OverlappingFileLockException e) {
      String reason = e instanceof IOException io ? DataFolder.reason(io) : "held by this process";
      throw new Refused(
          "%s: cannot be used (%s); expected a folder that this user may write; fix: correct its owner and mode, or name another data folder by --data"
              .formatted(all, reason));
    }
  }

  public Path path() {
    return folder;
  }

  /** Of the HTTP servers; in it an empty one, {@code none}, for files to serve. */
  public Path server() {
    return folder.resolve(SERVER);
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void clean(Path all) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, Files::isDirectory)) {
      for (Path each : folders) {
        if (isFree(each)) {
          delete(each);
        }
      }
    }
  }

  private static boolean isFree(Path folder) throws IOException {
    try (FileChannel lock = open(folder.resolve(LOCK));
        FileLock got = lock.tryLock()) {
      return got != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
