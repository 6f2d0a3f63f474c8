package io.twospeed.mappings.operation.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is one of a folder's, whatever it is called and whatever links lead there. */
public final class Inside {
  private Inside() {}

  /** A plain file that lies in the folder by its name, and by where its links end. */
  public static boolean isFile(Path folder, Path file) {
    try {
      Path named = file.toAbsolutePath().normalize();
      return named.startsWith(folder.toAbsolutePath().normalize())
          && Files.isRegularFile(file)
          && file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }
}
