package io.twospeed.base;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What lies below a folder, by the names under which a program opens it: a link is what it leads
 * to, of a folder as of a file, so that a mounted ConfigMap ({@code examples -> ..data/examples})
 * reads like any folder. A link that leads out of the folder is told, and nothing behind it is
 * opened. A folder is gone into under ten names at most, and never below itself: links could
 * multiply it without end.
 *
 * @param files where each really lies, by its name below the folder with {@code /} between its
 *     parts
 * @param folders the real ones, the folder itself among them
 * @param outside names of links that lead out of the folder
 * @param unreadable why, by the name; a link that leads nowhere among them
 * @param whole false where there are more files than were asked for, or more names of a folder
 */
public record FileTree(
    SortedMap<String, Path> files,
    Set<Path> folders,
    SortedSet<String> outside,
    SortedMap<String, IOException> unreadable,
    boolean whole) {
  private static final int MOST_NAMES = 10;

  /**
   * Looks at all of it.
   *
   * @param isPart of a path below the folder, whether it belongs there; below one that does not,
   *     nothing is looked at
   * @param mostFiles after one more than that, no further one is looked for
   * @throws IOException where there is no such folder
   */
  public static FileTree of(Path folder, Predicate<Path> isPart, int mostFiles) throws IOException {
    Path root = folder.toRealPath();
    Walk walk = new Walk(root, isPart, mostFiles);
    walk.into(root, root.relativize(root));
    return new FileTree(walk.files, walk.folders, walk.outside, walk.unreadable, walk.whole);
  }

  private static final class Walk {
    private final Path root;
    private final Predicate<Path> isPart;
    private final int mostFiles;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Map<Path, Integer> names = new HashMap<>();
    private final Set<Path> above = new HashSet<>();
    private final SortedSet<String> outside = new TreeSet<>();
    private final SortedMap<String, IOException> unreadable = new TreeMap<>();
    private boolean whole = true;

    Walk(Path root, Predicate<Path> isPart, int mostFiles) {
      this.root = root;
      this.isPart = isPart;
      this.mostFiles = mostFiles;
    }

    void into(Path real, Path name) {
      if (names.merge(real, 1, Integer::sum) > MOST_NAMES) {
        whole = false;
        return;
      }
      folders.add(real);
      above.add(real);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
        for (Path entry : entries) {
          if (files.size() > mostFiles) {
            whole = false;
            break;
          }
          look(entry, name.resolve(entry.getFileName().toString()));
        }
      } catch (DirectoryIteratorException e) {
        unreadable.put(text(name), e.getCause());
      } catch (IOException e) {
        unreadable.put(text(name), e);
      }
      above.remove(real);
    }

    private void look(Path entry, Path name) {
      if (!isPart.test(name)) {
        return;
      }
      try {
        Path real = entry;
        BasicFileAttributes kind = kind(real);
        if (kind.isSymbolicLink()) {
          real = entry.toRealPath();
          if (!real.startsWith(root)) {
            outside.add(text(name));
            return;
          }
          kind = kind(real);
        }
        if (kind.isRegularFile()) {
          files.put(text(name), real);
        } else if (kind.isDirectory() && !above.contains(real)) {
          into(real, name);
        }
      } catch (IOException e) {
        unreadable.put(text(name), e);
      }
    }

    private static BasicFileAttributes kind(Path real) throws IOException {
      return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String text(Path name) {
      return name.toString().replace('\\', '/');
    }
  }
}
