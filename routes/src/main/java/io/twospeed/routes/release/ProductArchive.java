package io.twospeed.routes.release;

import io.twospeed.routes.files.ProductFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A product's folder as it is uploaded. */
public final class ProductArchive {
  private ProductArchive() {}

  /**
   * The folder's files in a zip: those that are part of the product, and no other.
   *
   * @throws ReleaseRefusedException with the files that cannot be
   */
  public static byte[] zip(Path folder) throws IOException {
    ProductFiles files = ProductFiles.read(folder);
    if (!files.unreadable().isEmpty()) {
      throw new ReleaseRefusedException(files.unreadable());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProductZip.write(files.texts(), bytes);
    return bytes.toByteArray();
  }
}
