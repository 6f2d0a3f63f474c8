package io.twospeed.mappings.xml.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.xml.sax.InputSource;

/** The files that a contract may be made of: those below one folder, and no others. */
public final class ContractFiles {
  /** A dot, a separator or an end of text that hides from whoever looks at the path as written. */
  private static final Pattern HIDDEN = Pattern.compile("(?i)%(2e|2f|5c|00)");

  private final Path folder;
  private final Path real;

  /**
   * Files below a folder.
   *
   * @throws IOException where there is no such folder
   */
  public ContractFiles(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.real = folder.toRealPath();
  }

  /**
   * The file that a document names by a relative path.
   *
   * @param location as the document writes it
   * @param from the document, by its own name
   * @throws IOException where it is no file of the folder; the message begins with the location
   */
  public Path resolve(String location, Path from) throws IOException {
    String path = relative(location.strip());
    Path file = from.resolveSibling(path).normalize();
    if (!file.toAbsolutePath().startsWith(folder)) {
      // Whether there is one is nobody's business.
      throw refused(location, "leads out of the contracts' folder");
    }
    if (!Files.isRegularFile(file)) {
      throw refused(location, "is no file");
    }
    if (!file.toRealPath().startsWith(real)) {
      throw refused(location, "leads out of the contracts' folder");
    }
    return file;
  }

  private static String relative(String location) throws IOException {
    URI uri;
    try {
      uri = new URI(location.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      throw refused(location, "is no relative path");
    }
    String path = uri.getPath();
    boolean whole = uri.getScheme() != null || uri.getRawAuthority() != null || path == null;
    if (whole || path.isEmpty() || path.startsWith("/") || uri.getRawQuery() != null) {
      throw refused(location, "is no relative path");
    }
    if (HIDDEN.matcher(uri.getRawPath()).find() || path.indexOf('\0') >= 0) {
      throw refused(location, "has dots or separators in percent signs");
    }
    return path;
  }

  private static IOException refused(String location, String why) {
    return new IOException("'" + location + "', which " + why);
  }

  /** What both readers of schemas call a file, by whichever path it was named. */
  public static String uri(Path file) throws IOException {
    return "file:" + file.toRealPath().toUri().getRawPath();
  }

  /** A file's bytes under its own name, read whole so that nothing stays open. */
  public static InputSource open(Path file) throws IOException {
    InputSource source = new InputSource(new ByteArrayInputStream(Files.readAllBytes(file)));
    source.setSystemId(uri(file));
    return source;
  }
}
