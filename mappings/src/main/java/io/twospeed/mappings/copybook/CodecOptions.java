package io.twospeed.mappings.copybook;

/**
 * How bytes are read where the copybook does not say: code page, sign, byte order. The same names
 * on the command line, in operation.yaml and in config. Immutable.
 */
public final class CodecOptions {
  private CodecOptions() {}

  /** What IBM Enterprise COBOL on z/OS does, in code page IBM037. */
  public static CodecOptions defaults() {
    return new CodecOptions();
  }

  /**
   * One option set, by name: {@code charset=IBM1047}, or {@code charset:FIELD=x-IBM935} for one
   * field.
   *
   * @throws IllegalArgumentException naming the option, the value and what is allowed
   */
  public CodecOptions with(String name, String value) {
    throw new UnsupportedOperationException();
  }
}
