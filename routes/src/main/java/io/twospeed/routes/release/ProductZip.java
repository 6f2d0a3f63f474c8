package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A product's files in a zip. They are read into memory and nowhere else: no entry becomes a file,
 * so no name and no link can lead anywhere. What it unpacks to is limited while it is unpacked.
 */
public final class ProductZip {
  private static final int MOST_BYTES = 8 << 20;
  private static final String FIX = "zip the product's folder as it is: zip -r product.zip .";

  private final Map<String, String> texts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long unpacked;
  private int entries;

  private ProductZip() {}

  /**
   * Unpacks; the files may lie in one folder inside.
   *
   * @throws ReleaseRefusedException with every finding
   */
  public static Map<String, String> read(InputStream zip) {
    ProductZip read = new ProductZip();
    try (ZipInputStream in = new ZipInputStream(zip, StandardCharsets.UTF_8)) {
      read.readAll(in);
    } catch (IOException | IllegalArgumentException broken) {
      read.find("the body", "is no zip that can be read to its end", "a zip of a product's folder");
    }
    if (read.entries == 0 && read.findings.isEmpty()) {
      read.find("the body", "is no zip, or an empty one", "a zip of a product's folder");
    }
    if (!read.findings.isEmpty()) {
      throw new ReleaseRefusedException(read.findings);
    }
    return withoutCommonFolder(read.texts);
  }

  private void readAll(ZipInputStream in) throws IOException {
    ZipEntry entry = in.getNextEntry();
    while (entry != null) {
      if (++entries > ProductFiles.MOST_FILES) {
        find("the zip", "holds too many entries", "at most " + ProductFiles.MOST_FILES);
        return;
      }
      byte[] bytes = entry.isDirectory() ? new byte[0] : unpack(in, entry.getName());
      if (bytes == null) {
        return;
      }
      keep(entry, bytes);
      entry = in.getNextEntry();
    }
  }

  /** Null where there is too much of it: what a header says of its size is not believed. */
  private byte @Nullable [] unpack(ZipInputStream in, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int read = in.read(buffer);
    while (read >= 0) {
      unpacked += read;
      if (bytes.size() + read > ProductFiles.MOST_BYTES || unpacked > MOST_BYTES) {
        find(
            shown(name),
            "unpacks to too much",
            "at most %d bytes a file and %d in all".formatted(ProductFiles.MOST_BYTES, MOST_BYTES));
        return null;
      }
      bytes.write(buffer, 0, read);
      read = in.read(buffer);
    }
    return bytes.toByteArray();
  }

  private void keep(ZipEntry entry, byte[] bytes) {
    String name = entry.getName();
    if (!isInside(name)) {
      find(shown(name), "leads out of the product's folder", "a path below it, with /");
      return;
    }
    if (entry.isDirectory() || !ProductFiles.isPart(Path.of(name))) {
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (texts.put(name, text) != null) {
        find(shown(name), "is there twice", "each file once");
      }
    } catch (CharacterCodingException notText) {
      find(shown(name), "is not UTF-8 text", "UTF-8 text files only");
    }
  }

  /** Without what some system takes for a way out, a separator, a drive or a control. */
  private static boolean isInside(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      boolean odd =
          part.codePoints().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
      if (part.isEmpty() || part.equals(".") || part.equals("..") || odd) {
        return false;
      }
    }
    return true;
  }

  private void find(String file, String what, String expected) {
    findings.add(new Finding(file, 0, what, expected, FIX));
  }

  private static String shown(String name) {
    return name.length() > 100 ? name.substring(0, 100) + "..." : name;
  }

  private static Map<String, String> withoutCommonFolder(Map<String, String> texts) {
    if (texts.containsKey(ProductFiles.CONTRACT_FILE)
        || texts.containsKey(ProductFiles.SCENARIO_FILE)) {
      return texts;
    }
    String first = texts.keySet().stream().findFirst().orElse("");
    String folder = first.substring(0, first.indexOf('/') + 1);
    if (folder.isEmpty() || !texts.keySet().stream().allMatch(each -> each.startsWith(folder))) {
      return texts;
    }
    Map<String, String> below = new TreeMap<>();
    texts.forEach((name, text) -> below.put(name.substring(folder.length()), text));
    return below;
  }

  /** The same files as a zip. */
  static void write(Map<String, String> texts, OutputStream to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> each : new TreeMap<>(texts).entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  public static Map<String, String> read(byte[] zip) {
    return read(new ByteArrayInputStream(zip));
  }
}
