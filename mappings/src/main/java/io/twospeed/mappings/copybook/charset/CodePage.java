package io.twospeed.mappings.copybook.charset;

import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.options.CharsetName;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Text to bytes and back, strictly: what a code page does not have is refused. */
public abstract class CodePage {
  private static final Map<String, CodePage> PAGES = new ConcurrentHashMap<>();

  private final String name;

  CodePage(String name) {
    this.name = name;
  }

  public static CodePage of(String name) {
    Charset charset = CharsetName.find(name);
    if (charset == null) {
      throw new IllegalArgumentException("no charset " + name);
    }
    return PAGES.computeIfAbsent(charset.name(), key -> load(charset));
  }

  private static CodePage load(Charset charset) {
    if (SingleByteCodePage.fits(charset)) {
      return new SingleByteCodePage(charset);
    }
    return MixedCodePage.fits(charset) ? new MixedCodePage(charset) : new OtherCodePage(charset);
  }

  final String name() {
    return name;
  }

  /** One byte, for a character that has one in this page. */
  public abstract byte single(char c);

  public abstract String decode(Decoding run, int at, int length);

  /**
   * Writes text.
   *
   * @return bytes written, at most {@code length}
   * @throws Fault where the text does not fit or a character is not there
   */
  public abstract int encode(String text, byte[] out, int at, int length);

  public final boolean ebcdic() {
    return single('0') == (byte) 0xF0;
  }

  final Fault unmappable(int at, int codePoint) {
    return new Fault(
        at,
        "a character that " + name + " does not have (" + block(codePoint) + ")",
        "characters of " + name,
        "leave it out, or set charset:FIELD to the code page the core uses here");
  }

  final Fault tooLong(int at, int length) {
    return new Fault(
        at,
        "text of more than " + length + " bytes in " + name,
        "at most " + length + " bytes",
        "shorten the text before it is sent");
  }

  final Fault undecodable(int at, int value) {
    return new Fault(
        at,
        "a byte sequence that is none of " + name + ", at " + Fault.hex(value),
        "text in " + name,
        "check charset, and that the field holds text");
  }

  /** The kind of a character, which says enough to find it and nothing of the customer. */
  private static String block(int codePoint) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
    return block == null ? "unassigned" : block.toString();
  }
}
