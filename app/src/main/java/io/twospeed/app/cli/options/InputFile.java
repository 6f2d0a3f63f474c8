package io.twospeed.app.cli.options;

import io.twospeed.app.findings.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file named on the command line; {@code -} is standard input. */
public final class InputFile {
  private static final String STANDARD_INPUT = "-";

  private InputFile() {}

  /** How findings name it. */
  public static String shown(String name) {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }

  public static byte[] bytes(String name) {
    try {
      return name.equals(STANDARD_INPUT)
          ? System.in.readAllBytes()
          : Files.readAllBytes(existing(name));
    } catch (IOException e) {
      throw new Refused(
          "%s:0: cannot be read (%s); expected a readable file; fix: check its permissions"
              .formatted(shown(name), e.getClass().getSimpleName()));
    }
  }

  /** A file, or what else can be read once, such as a pipe. */
  public static Path existing(String name) {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      throw new Refused(name + ":0: is a folder; expected a file; fix: name a file in it");
    }
    if (!Files.exists(path)) {
      throw new Refused(name + ":0: no such file; expected a file; fix: check the path");
    }
    return path;
  }

  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Refused(
          "%s:0: is no path (%s); expected a file; fix: check the path, and that the locale is UTF-8"
              .formatted(name.replaceAll("\\p{Cntrl}", "?"), e.getReason()));
    }
  }
}
