package io.twospeed.mappings.copybook.options;

import com.ibm.icu.charset.CharsetProviderICU;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A charset by CCSID or by name. */
public final class CharsetName {
  private static final Map<Integer, String> BY_CCSID =
      Map.of(
          367,
          "US-ASCII",
          819,
          "ISO-8859-1",
          1208,
          "UTF-8",
          1200,
          "UTF-16BE",
          1202,
          "UTF-16LE",
          1386,
          "GBK",
          5488,
          "GB18030",
          1392,
          "GB18030",
          943,
          "x-IBM943",
          1388,
          "ibm-1388");

  private CharsetName() {}

  public static @Nullable Charset find(String name) {
    String plain = name.strip();
    if (plain.matches("(?i)(ccsid|cp|ibm|ibm-|x-ibm)?[0-9]{1,5}")) {
      return byCcsid(Integer.parseInt(plain.replaceAll("[^0-9]", "")));
    }
    Charset charset = jdk(plain);
    return charset != null ? charset : icu(plain);
  }

  private static @Nullable Charset byCcsid(int ccsid) {
    String own = BY_CCSID.get(ccsid);
    String digits = ccsid < 100 ? "0" + (ccsid < 10 ? "0" : "") + ccsid : Integer.toString(ccsid);
    List<String> names =
        own != null ? List.of(own) : List.of("IBM" + digits, "x-IBM" + digits, "Cp" + digits);
    for (String name : names) {
      Charset charset = jdk(name);
      if (charset != null) {
        return charset;
      }
    }
    return icu("ibm-" + ccsid);
  }

  private static @Nullable Charset jdk(String name) {
    try {
      // A code page that only decodes is of no use here.
      Charset charset = Charset.isSupported(name) ? Charset.forName(name) : null;
      return charset != null && charset.canEncode() ? charset : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }

  private static @Nullable Charset icu(String name) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
      return null;
    }
    Charset charset = new CharsetProviderICU().charsetForName(name);
    return charset != null && charset.canEncode() ? charset : null;
  }
}
