package io.twospeed.mappings.copybook.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder a copybook lies in, where the files it COPYs are found. */
public final class CopyLibrary {
  private static final List<String> ENDINGS = List.of("", ".cpy", ".cbl", ".cob", ".copy", ".txt");
  public static final long MOST_BYTES = 16L << 20;

  private static final int RECORD = 80;
  private static final int MARGIN_R = 72;

  private final Path folder;
  private final @Nullable Charset charset;
  private @Nullable List<Path> listed;

  public CopyLibrary(Path folder, SourceForm form) {
    this.folder = folder;
    this.charset = form.charset();
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
      return Files.size(file) > MOST_BYTES ? null : content(Files.readAllBytes(file));
    } catch (IOException e) {
      return null;
    }
  }

  private String content(byte[] bytes) {
    Charset page = charset;
    String text = page == null ? text(bytes) : text(bytes, page);
    boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    return lines || text.length() % RECORD != 0 ? text : text.replaceAll("(.{80})", "$1\n");
  }

  /**
   * Lines as a mainframe keeps them: with line ends, or in records of 80 bytes without any. Columns
   * are bytes there, and double-byte text of as many bytes is fewer characters.
   */
  private static String text(byte[] bytes, Charset page) {
    boolean ebcdic = page.newEncoder().canEncode('0') && "0".getBytes(page)[0] == (byte) 0xF0;
    boolean any = IntStream.range(0, bytes.length).anyMatch(i -> endsLine(bytes[i], ebcdic));
    StringBuilder text = new StringBuilder(bytes.length + RECORD);
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (any ? endsLine(bytes[i], ebcdic) : i - start == RECORD) {
        line(bytes, start, i, page, text);
        start = any ? i + 1 : i;
      }
    }
    line(bytes, start, bytes.length, page, text);
    return text.toString();
  }

  private static boolean endsLine(byte b, boolean ebcdic) {
    return ebcdic ? b == 0x15 || b == 0x25 : b == '\n';
  }

  private static void line(byte[] bytes, int start, int end, Charset page, StringBuilder text) {
    int margin = Math.min(end, start + MARGIN_R);
    String code = new String(bytes, start, margin - start, page);
    text.append(code);
    if (margin < end) {
      text.append(" ".repeat(Math.max(0, MARGIN_R - code.length())));
      text.append(new String(bytes, margin, end - margin, page));
    }
    text.append('\n');
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
