package io.twospeed.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the command line in this JVM: how it ended and what it wrote. */
public final class Ran {
  private final int exit;
  private final byte[] bytes;
  private final String err;

  private Ran(int exit, byte[] bytes, String err) {
    this.exit = exit;
    this.bytes = bytes;
    this.err = err;
  }

  public static Ran of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  public static Ran of(List<String> arguments) {
    return of(arguments.toArray(String[]::new));
  }

  static Ran withInput(byte[] input, String... arguments) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input));
    System.setOut(new PrintStream(printed, true, StandardCharsets.US_ASCII));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int exit = Twospeed.execute(arguments);
      return new Ran(exit, printed.toByteArray(), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  public int exit() {
    return exit;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String err() {
    return err;
  }

  public String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What was complained of, one finding a line. */
  public List<String> findings() {
    return err.lines().toList();
  }
}
