package io.twospeed.routes.files;

import io.twospeed.base.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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
    try {
      FileTree tree = FileTree.of(folder, ProductFiles::isPart, Integer.MAX_VALUE);
      tree.files().forEach((name, file) -> files.put(name, stamp(file)));
      tree.outside().forEach(name -> files.put(name, "leads out"));
      tree.unreadable().forEach((name, why) -> files.put(name, why.getClass().getSimpleName()));
      return new FolderState(Map.copyOf(files), Set.copyOf(tree.folders()));
    } catch (IOException gone) {
      return new FolderState(Map.of("", gone.getClass().getSimpleName()), Set.of());
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.readAttributes(file, STAMP, LinkOption.NOFOLLOW_LINKS).toString();
    } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
      return stampElsewhere(file);
    } catch (IOException gone) {
      return gone.getClass().getSimpleName();
    }
  }

  private static String stampElsewhere(Path file) {
    try {
      return Files.readAttributes(file, ELSEWHERE, LinkOption.NOFOLLOW_LINKS).toString();
    } catch (IOException gone) {
      return gone.getClass().getSimpleName();
    }
  }
}
