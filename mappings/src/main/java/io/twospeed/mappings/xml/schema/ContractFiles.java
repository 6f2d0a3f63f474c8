package io.twospeed.mappings.xml.schema;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;

/** The files of one contract: those below the folder of its first file, and no others. */
public final class ContractFiles {
  private final Path folder;

  public ContractFiles(Path first) throws IOException {
    Path real = first.toRealPath();
    this.folder = real.getRoot().resolve(real.subpath(0, real.getNameCount() - 1));
  }

  /**
   * The file that a document names.
   *
   * @param location as the document writes it, relative or whole
   * @param base the document's own URI; null where location is whole
   * @throws IOException where it is no such file
   */
  Path resolve(String location, @Nullable String base) throws IOException {
    URI uri;
    try {
      uri = base == null ? URI.create(location) : URI.create(base).resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + location + "' is no file name");
    }
    if (!"file".equals(uri.getScheme()) || uri.isOpaque() || uri.getPath().indexOf('\0') >= 0) {
      throw new IOException("'" + location + "' is not a file beside the contract");
    }
    if (uri.getAuthority() != null && !uri.getAuthority().isEmpty()) {
      throw new IOException("'" + location + "' is not a file beside the contract");
    }
    Path file = Path.of(uri.getPath()).normalize();
    if (!file.startsWith(folder) && !file.toAbsolutePath().startsWith(folder)) {
      // Whether there is one is nobody's business.
      throw new IOException("'" + file.getFileName() + "' is outside the contract's folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("'" + file.getFileName() + "' is no file beside the contract");
    }
    if (!file.toRealPath().startsWith(folder)) {
      throw new IOException("'" + file.getFileName() + "' is outside the contract's folder");
    }
    return file.toRealPath();
  }

  /** A file's bytes under its own name, read whole so that nothing stays open. */
  static InputSource open(Path file) throws IOException {
    InputSource source = new InputSource(bytes(file));
    source.setSystemId(file.toUri().toString());
    return source;
  }

  private static InputStream bytes(Path file) throws IOException {
    return new java.io.ByteArrayInputStream(Files.readAllBytes(file));
  }
}
