package io.twospeed.mappings.copybook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.Item.Sign;
import io.twospeed.mappings.copybook.NumericField.Leniency;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codec each elementary item gets, and the bytes its VALUE makes. */
final class FieldCodecs {
  private final CodecOptions options;
  private final Findings findings;
  private final Map<String, String> charsets;
  private final boolean strings;

  FieldCodecs(CodecOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
    this.charsets = new HashMap<>(options.perField(CodecOption.CHARSET));
    this.strings = options.is(CodecOption.STRINGS, "true");
  }

  CodePage page(Item item) {
    for (Item at = item; at != null; at = at.parent) {
      String name = at.filler ? null : charsets.get(at.name.toUpperCase(Locale.ROOT));
      if (name != null) {
        return CodePage.of(name);
      }
    }
    return CodePage.of(options.get(CodecOption.CHARSET));
  }

  FieldCodec codec(Item item) {
    Picture picture = item.picture;
    Usage usage = item.effectiveUsage();
    int length = (int) item.length;
    CodePage page = page(item);
    if (picture == null) {
      return unsupported(item, length, page);
    }
    NumberShape shape =
        new NumberShape(picture.digits(), picture.scale(), picture.signed(), strings);
    Leniency leniency = leniency(page);
    return switch (usage) {
      case BINARY ->
          new BinaryField(
              length,
              shape,
              options.is(CodecOption.BINARY_ENDIAN, "big"),
              options.is(CodecOption.BINARY_RANGE, "native"),
              leniency);
      case COMP_5 ->
          new BinaryField(
              length, shape, options.is(CodecOption.COMP5_ENDIAN, "big"), true, leniency);
      case PACKED -> new PackedField(shape, true, leniency);
      case COMP_6 -> new PackedField(shape, false, leniency);
      case DISPLAY -> display(item, picture, shape, page);
      default -> unsupported(item, length, page);
    };
  }

  private FieldCodec display(Item item, Picture picture, NumberShape shape, CodePage page) {
    int length = (int) item.length;
    Sign sign = item.effectiveSign();
    return switch (picture.category()) {
      case NUMERIC -> {
        if ((sign != null && sign.separate() && picture.signed()) || item.blankWhenZero) {
          yield unsupported(item, length, page);
        }
        ZonedDigits zoned = new ZonedDigits(page, options.is(CodecOption.ZONED_SIGN, "ascii-0x70"));
        yield new ZonedField(shape, zoned, sign != null && sign.leading(), leniency(page));
      }
      case ALPHABETIC, ALPHANUMERIC, ALPHANUMERIC_EDITED ->
          new TextField(length, page, item.justified);
      default -> unsupported(item, length, page);
    };
  }

  private Leniency leniency(CodePage page) {
    return new Leniency(
        options.is(CodecOption.NUMERIC_SPACES, "null"),
        options.is(CodecOption.NUMERIC_LOW_VALUES, "null"),
        page.single(' '));
  }

  private FieldCodec unsupported(Item item, int length, CodePage page) {
    findings.add(item, item.name + " is of a kind not supported yet", "another kind", "change it");
    return new TextField(length, page, false);
  }

  /** The bytes of a group with a VALUE, or of a part of one; null where there is none. */
  byte @Nullable [] groupInitial(Item group, byte @Nullable [] inherited) {
    return group.value == null
        ? inherited
        : initial(group, new TextField((int) group.length, page(group), false), inherited);
  }

  /** The bytes a VALUE makes, or the part of a group's VALUE; null where there is none. */
  byte @Nullable [] initial(Item item, FieldCodec codec, byte @Nullable [] inherited) {
    Value value = item.value;
    if (value == null) {
      return inherited;
    }
    byte[] bytes = new byte[codec.length];
    try {
      fill(item, codec, value, bytes);
      return bytes;
    } catch (Fault fault) {
      findings.add(
          item,
          "VALUE of " + item.name + ": " + fault.found(),
          fault.expected(),
          "correct the VALUE");
      return null;
    }
  }

  private void fill(Item item, FieldCodec codec, Value value, byte[] bytes) {
    boolean number = codec instanceof NumericField;
    CodePage page = page(item);
    switch (value.kind()) {
      case LOW_VALUES, NULLS -> Arrays.fill(bytes, (byte) 0);
      case HIGH_VALUES -> Arrays.fill(bytes, (byte) 0xFF);
      case SPACES -> spaces(number, codec, bytes);
      case QUOTES -> text(number, TextNode.valueOf("\"".repeat(bytes.length)), codec, bytes);
      case ZEROS ->
          encode(
              codec,
              number
                  ? DecimalNode.valueOf(BigDecimal.ZERO)
                  : TextNode.valueOf("0".repeat(bytes.length)),
              bytes);
      case NUMBER ->
          encode(
              codec,
              number
                  ? DecimalNode.valueOf(new BigDecimal(value.text()))
                  : TextNode.valueOf(value.text()),
              bytes);
      case HEX -> hex(value, page, bytes);
      case TEXT, NATIONAL ->
          text(
              number,
              TextNode.valueOf(value.all() ? repeated(value.text(), bytes.length) : value.text()),
              codec,
              bytes);
    }
  }

  private static void spaces(boolean number, FieldCodec codec, byte[] bytes) {
    if (number) {
      throw new Fault(0, "spaces in a number", "a number", "");
    }
    codec.initialize(bytes, 0);
  }

  private static void text(boolean number, JsonNode text, FieldCodec codec, byte[] bytes) {
    if (number) {
      throw new Fault(0, "text in a number", "a numeric literal", "");
    }
    encode(codec, text, bytes);
  }

  private static void hex(Value value, CodePage page, byte[] bytes) {
    byte[] given = HexFormat.of().parseHex(value.text());
    if (given.length > bytes.length) {
      throw new Fault(0, given.length + " bytes", "at most " + bytes.length + " bytes", "");
    }
    Arrays.fill(bytes, page.single(' '));
    for (int i = 0; i < (value.all() ? bytes.length : given.length); i++) {
      bytes[i] = given[i % given.length];
    }
  }

  private static String repeated(String text, int length) {
    return text.isEmpty() ? "" : text.repeat(length / text.length() + 1).substring(0, length);
  }

  private static void encode(FieldCodec codec, JsonNode value, byte[] bytes) {
    Encoding run = new Encoding(0, 0, 0, false);
    run.out = bytes;
    codec.encode(value, run, 0);
  }
}
