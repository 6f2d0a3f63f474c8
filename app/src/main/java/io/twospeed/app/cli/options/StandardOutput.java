package io.twospeed.app.cli.options;

import io.twospeed.app.findings.Refused;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Bytes as they are, and text as UTF-8, whatever the platform's own charset. */
public final class StandardOutput {
  private StandardOutput() {}

  /** Text of every verb is UTF-8 from here on. */
  public static void useUtf8() {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    BufferedOutputStream buffer = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
    return new PrintStream(buffer, true, StandardCharsets.UTF_8);
  }

  /** Writes it all, or says that it could not. */
  public static void write(byte[] bytes) {
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
    if (System.out.checkError()) {
      throw new Refused(
          "standard output: cannot be written; expected room for %d bytes; fix: check disk and pipe"
              .formatted(bytes.length));
    }
  }
}
