package io.twospeed.routes.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a folder looks like from outside: each file's size, times and identity, nothing of their
 * content. Two equal states with time between them mean that nobody wrote in between, by whatever
 * way: in place, by a rename, or by a link that was turned elsewhere.
 *
 * @param files stamp by path below the folder
 * @param folders those there are, itself among them: what a watch has to listen at
 */
public record FolderState(Map<String, String> files, Set<Path> folders) {
  private static final String STAMP = "unix:size,lastModifiedTime,ctime,ino,dev";
  private static final String ELSEWHERE = "size,lastModifiedTime,fileKey";

  public static FolderState of(Path folder) {
    Map<String, String> files = new HashMap<>();
    Set<Path> folders = new TreeSet<>();
    try {
      Path real = folder.toRealPath();
      Files.walkFileTree(real, new Visitor(real, files, folders));
    } catch (IOException gone) {
      files.put("", gone.getClass().getSimpleName());
    }
    return new FolderState(Map.copyOf(files), Set.copyOf(folders));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, String> files;
    private final Set<Path> folders;

    Visitor(Path root, Map<String, String> files, Set<Path> folders) {
      this.root = root;
      this.files = files;
      this.folders = folders;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!ProductFiles.isPart(root.relativize(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path name = root.relativize(file);
      if (ProductFiles.isPart(name)) {
        files.put(name.toString(), stamp(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) {
      files.put(root.relativize(file).toString(), failed.getClass().getSimpleName());
      return FileVisitResult.CONTINUE;
    }
  }

  /** Of what a link leads to, not of the link. */
  private static String stamp(Path file) {
    try {
      return Files.readAttributes(file, STAMP).toString();
    } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
      return stampElsewhere(file);
    } catch (IOException gone) {
      return gone.getClass().getSimpleName();
    }
  }

  private static String stampElsewhere(Path file) {
    try {
      return Files.readAttributes(file, ELSEWHERE).toString();
    } catch (IOException gone) {
      return gone.getClass().getSimpleName();
    }
  }
}
