package io.twospeed.mappings.copybook.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an item is kept in storage. */
public enum Usage {
  DISPLAY,
  DISPLAY_1,
  NATIONAL,
  BINARY,
  COMP_5,
  PACKED,
  COMP_6,
  FLOAT_SHORT,
  FLOAT_LONG,
  INDEX,
  POINTER,
  POINTER_32,
  PROCEDURE_POINTER,
  FUNCTION_POINTER;

  private static final Map<String, Usage> WORDS =
      Map.ofEntries(
          Map.entry("DISPLAY", DISPLAY),
          Map.entry("DISPLAY-1", DISPLAY_1),
          Map.entry("NATIONAL", NATIONAL),
          Map.entry("BINARY", BINARY),
          Map.entry("COMP", BINARY),
          Map.entry("COMPUTATIONAL", BINARY),
          Map.entry("COMP-4", BINARY),
          Map.entry("COMPUTATIONAL-4", BINARY),
          Map.entry("COMP-5", COMP_5),
          Map.entry("COMPUTATIONAL-5", COMP_5),
          Map.entry("PACKED-DECIMAL", PACKED),
          Map.entry("COMP-3", PACKED),
          Map.entry("COMPUTATIONAL-3", PACKED),
          Map.entry("COMP-6", COMP_6),
          Map.entry("COMPUTATIONAL-6", COMP_6),
          Map.entry("COMP-1", FLOAT_SHORT),
          Map.entry("COMPUTATIONAL-1", FLOAT_SHORT),
          Map.entry("COMP-2", FLOAT_LONG),
          Map.entry("COMPUTATIONAL-2", FLOAT_LONG),
          Map.entry("INDEX", INDEX),
          Map.entry("POINTER", POINTER),
          Map.entry("POINTER-32", POINTER_32),
          Map.entry("PROCEDURE-POINTER", PROCEDURE_POINTER),
          Map.entry("FUNCTION-POINTER", FUNCTION_POINTER));

  /** Words of other compilers, and of newer standards: their bytes are not known here. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "COMP(UTATIONAL)?-\\w+|(BINARY|FLOAT)-[\\w-]+|(UN)?SIGNED-\\w+|BIT|HANDLE|UTF-8"
              + "|PROGRAM-POINTER|OBJECT-REFERENCE");

  static boolean foreign(String word) {
    return named(word) == null && FOREIGN.matcher(word.toUpperCase(Locale.ROOT)).matches();
  }

  static @Nullable Usage named(String word) {
    return WORDS.get(word.toUpperCase(Locale.ROOT));
  }

  /** An item of this usage has no PICTURE. */
  public boolean withoutPicture() {
    return switch (this) {
      case FLOAT_SHORT,
          FLOAT_LONG,
          INDEX,
          POINTER,
          POINTER_32,
          PROCEDURE_POINTER,
          FUNCTION_POINTER ->
          true;
      default -> false;
    };
  }

  /** Numbers only, and no DISPLAY. */
  public boolean computational() {
    return this == BINARY || this == COMP_5 || this == PACKED || this == COMP_6;
  }
}
