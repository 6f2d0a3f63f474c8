package io.twospeed.suite.parts.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This JVM's class path with every folder on it made a jar: an archive of parsed classes, which
 * halves the start of a process that is killed again and again, allows no folders.
 */
final class ClassPath {
  private ClassPath() {}

  static String ofJars(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> jars = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(entry).toAbsolutePath().normalize();
        if (entry.isEmpty() || path.endsWith("test-classes")) {
          continue;
        }
        if (!Files.isDirectory(path)) {
          jars.add(path.toString());
        } else {
          jars.add(jar(path, folder.resolve(jars.size() + ".jar")).toString());
        }
      }
      return String.join(File.pathSeparator, jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      out.setLevel(0);
      // Folders too: who looks for the files in one asks for it by its name.
      for (Path each : files.filter(found -> !found.equals(classes)).sorted().toList()) {
        boolean isFolder = Files.isDirectory(each);
        String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
