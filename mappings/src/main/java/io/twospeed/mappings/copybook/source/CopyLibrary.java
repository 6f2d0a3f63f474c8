package io.twospeed.mappings.copybook.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder a copybook lies in, where the files it COPYs are found. */
public final class CopyLibrary {
  private static final List<String> ENDINGS = List.of("", ".cpy", ".cbl", ".cob", ".copy", ".txt");
  public static final long MOST_BYTES = 16L << 20;

  private final Path folder;
  private @Nullable List<Path> listed;

  public CopyLibrary(Path folder) {
    this.folder = folder;
  }

  /** The path of a COPY's file, whatever the case of its name; null where there is none. */
  @Nullable String find(String member) {
    if (!member.matches("[\\w#@$.-]+") || member.startsWith(".")) {
      return null;
    }
    for (String ending : ENDINGS) {
      for (Path file : files()) {
        if (String.valueOf(file.getFileName()).equalsIgnoreCase(member + ending)) {
          return file.toString();
        }
      }
    }
    return null;
  }

  private List<Path> files() {
    if (listed == null) {
      try (Stream<Path> files = Files.list(folder)) {
        Path real = folder.toRealPath();
        listed = files.filter(each -> isOf(real, each)).sorted().toList();
      } catch (IOException e) {
        listed = List.of();
      }
    }
    return listed;
  }

  /** A link may lead to a file of the folder, not to another's. */
  private static boolean isOf(Path real, Path file) {
    try {
      return Files.isRegularFile(file) && file.toRealPath().startsWith(real);
    } catch (IOException gone) {
      return false;
    }
  }

  String expected(String member) {
    return member + " or " + member + ".cpy beside the copybook";
  }

  /** The text of a file, or null where it cannot be read. */
  public @Nullable String content(String path) {
    try {
      Path file = Path.of(path);
      return Files.size(file) > MOST_BYTES ? null : text(Files.readAllBytes(file));
    } catch (IOException e) {
      return null;
    }
  }

  /** UTF-8, or Latin-1 where it is not: names and clauses are ASCII in both. */
  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
