package io.twospeed.mappings.copybook.charset;

import io.twospeed.mappings.copybook.options.CharsetName;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The double-byte characters of a charset without shifts around them, as PIC G has them. */
public record PairCodePage(String name, PairTable table, int space) {
  private static final char WIDE_SPACE = '\u3000';
  private static final int EBCDIC_SPACE = 0x4040;
  private static final Map<String, PairCodePage> PAGES = new ConcurrentHashMap<>();

  public static PairCodePage of(String name) {
    Charset charset = CharsetName.find(name);
    if (charset == null) {
      throw new IllegalArgumentException("no charset " + name);
    }
    return PAGES.computeIfAbsent(charset.name(), key -> load(charset));
  }

  private static PairCodePage load(Charset charset) {
    PairTable table =
        CodePage.of(charset.name()) instanceof MixedCodePage mixed
            ? mixed.pairs()
            : new PairTable(charset, false);
    int space = table.pair(WIDE_SPACE);
    return new PairCodePage(charset.name(), table, space == 0 ? EBCDIC_SPACE : space);
  }
}
