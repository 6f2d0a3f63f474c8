package io.twospeed.mappings.copybook.options;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Every option there is, its default and what it may be. */
public enum CodecOption {
  CHARSET("charset", "IBM037"),
  DBCS_CHARSET("dbcsCharset", ""),
  NATIONAL_CHARSET("nationalCharset", "UTF-16BE"),
  ZONED_SIGN("zonedSign", "overpunch", "ascii-0x70"),
  BINARY_ENDIAN("binaryEndian", "big", "little"),
  COMP5_ENDIAN("comp5Endian", "big", "little"),
  BINARY_SIZE("binarySize", "2-4-8", "1-2-4-8"),
  BINARY_RANGE("binaryRange", "picture", "native"),
  FLOAT_FORMAT("floatFormat", "ibm-hfp", "ieee754-big-endian", "ieee754-little-endian"),
  ODO_SLIDE("odoSlide", "true", "false"),
  SOURCE_FORMAT("sourceFormat", "fixed", "free"),
  SOURCE_CHARSET("sourceCharset", ""),
  TAB_WIDTH("tabWidth", "8"),
  RECORD_FRAMING("recordFraming", "none", "RDW", "BDW"),
  RDW_INCLUDES_ITSELF("rdwIncludesItself", "true", "false"),
  RDW_ENDIAN("rdwEndian", "big", "little", "little-length"),
  FILE_HEADER("fileHeader", "0"),
  RECORD_LENGTH("recordLength", "0"),
  REPLACING("replacing", ""),
  VIEW("view", ""),
  DISCRIMINATOR("discriminator", ""),
  ALL_VIEWS("allViews", "false", "true"),
  STRINGS("strings", "false", "true"),
  POINTER_SIZE("pointerSize", "4", "8"),
  EDITED("edited", "number", "text"),
  NSYMBOL("nsymbol", "national", "dbcs"),
  NUMERIC_SPACES("numericSpaces", "refuse", "null"),
  NUMERIC_LOW_VALUES("numericLowValues", "refuse", "null"),
  UNSIGNED_SIGN("unsignedSign", "refuse", "plus", "ignore"),
  PACKED_SPARE("packedSpare", "refuse", "ignore"),
  PADDING("padding", "spaces", "low-values"),
  TRAILING_BYTES("trailingBytes", "refuse", "ignore"),
  TRAILING_FIELDS("trailingFields", "refuse", "omit"),
  MISSING_FIELDS("missingFields", "refuse", "initialize");

  private final String optionName;
  private final String byDefault;
  private final String allowed;

  CodecOption(String optionName, String byDefault, String... others) {
    this.optionName = optionName;
    this.byDefault = byDefault;
    this.allowed = others.length == 0 ? "" : byDefault + "|" + String.join("|", others);
  }

  public String optionName() {
    return optionName;
  }

  static CodecOption named(String name) {
    for (CodecOption option : values()) {
      if (option.optionName.equals(name)) {
        return option;
      }
    }
    throw new IllegalArgumentException(
        "unknown option " + name + ": expected one of " + String.join(", ", names()));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(CodecOption::optionName).collect(Collectors.toList());
  }

  String byDefault() {
    return byDefault;
  }

  boolean perField() {
    return this == VIEW || perItem();
  }

  /** May be said of one field, or of a group and all below it. */
  public boolean perItem() {
    return switch (this) {
      case CHARSET, EDITED, NUMERIC_SPACES, NUMERIC_LOW_VALUES, UNSIGNED_SIGN, PACKED_SPARE -> true;
      default -> false;
    };
  }

  void check(String name, String value) {
    if (!allowed.isEmpty()) {
      if (!Arrays.asList(allowed.split("\\|", -1)).contains(value)) {
        throw refused(name, value, allowed);
      }
    } else if (this == RECORD_LENGTH || this == FILE_HEADER) {
      if (!value.matches("[1-9][0-9]{0,8}")) {
        throw refused(name, value, "a number of bytes");
      }
    } else if (this == TAB_WIDTH) {
      if (!value.matches("[1-9][0-9]?")) {
        throw refused(name, value, "a number of columns from 1 to 99");
      }
    } else if (isCharset()) {
      if (CharsetName.find(value) == null) {
        throw refused(name, value, "a CCSID such as 1047, or a charset name such as IBM1047");
      }
    } else if (value.isEmpty()) {
      throw refused(name, value, "a value");
    }
  }

  private boolean isCharset() {
    return switch (this) {
      case CHARSET, DBCS_CHARSET, NATIONAL_CHARSET, SOURCE_CHARSET -> true;
      default -> false;
    };
  }

  private static IllegalArgumentException refused(String name, String value, String expected) {
    return new IllegalArgumentException("option " + name + "=" + value + ": expected " + expected);
  }
}
