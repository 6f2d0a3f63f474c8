package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.source.Value;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes a VALUE clause makes, for fields that are left out. */
public final class InitialValues {
  private final FieldCodecs codecs;
  private final Findings findings;

  public InitialValues(FieldCodecs codecs, Findings findings) {
    this.codecs = codecs;
    this.findings = findings;
  }

  /** The bytes of a group with a VALUE, or of a part of one; null where there is none. */
  public byte @Nullable [] ofGroup(Item group, byte @Nullable [] inherited) {
    if (group.value() != null && group.variable()) {
      findings.add(
          group,
          "VALUE of " + group.name() + ", which holds a variable table",
          "VALUE on items of one length",
          "put VALUE on the items below it");
      return null;
    }
    return group.value() == null ? inherited : of(group, codecs.groupText(group), inherited);
  }

  /** The bytes a VALUE makes, or the part of a group's VALUE; null where there is none. */
  public byte @Nullable [] of(Item item, FieldCodec codec, byte @Nullable [] inherited) {
    Value value = item.value();
    if (value == null) {
      return inherited != null ? inherited : item.isGroup() ? null : FieldCodecs.meaningless(item);
    }
    if (!codecs.keeps(item, codec.length())) {
      return null;
    }
    byte[] bytes = new byte[codec.length()];
    try {
      fill(item, codec, value, bytes);
      return bytes;
    } catch (Fault fault) {
      findings.add(
          item,
          "VALUE of " + item.name() + " is " + fault.found(),
          fault.expected(),
          "correct the VALUE");
      return null;
    }
  }

  private void fill(Item item, FieldCodec codec, Value value, byte[] bytes) {
    boolean number = isNumber(item);
    switch (value.kind()) {
      case LOW_VALUES, NULLS -> Arrays.fill(bytes, (byte) 0);
      case HIGH_VALUES -> Arrays.fill(bytes, (byte) 0xFF);
      case SPACES -> {
        refuse(number, "spaces");
        text(item, codec, "", bytes);
      }
      case QUOTES -> {
        refuse(number, "quotes");
        text(item, codec, "\"".repeat(positions(codec)), bytes);
      }
      case ZEROS -> {
        if (codec.takesNumbers()) {
          encode(codec, DecimalNode.valueOf(BigDecimal.ZERO), bytes);
        } else {
          text(item, codec, "0".repeat(positions(codec)), bytes);
        }
      }
      case NUMBER -> {
        if (codec.takesNumbers()) {
          encode(codec, DecimalNode.valueOf(new BigDecimal(value.text())), bytes);
        } else {
          text(item, codec, value.text(), bytes);
        }
      }
      case HEX -> {
        refuse(number, "hexadecimal text");
        hex(value, codecs.page(item), bytes);
      }
      case TEXT, NATIONAL -> {
        refuse(number, "text");
        String text = value.text();
        text(item, codec, value.all() ? repeated(text, positions(codec)) : text, bytes);
      }
    }
  }

  private static boolean isNumber(Item item) {
    Picture picture = item.picture();
    return !item.isGroup() && (picture == null || picture.numeric());
  }

  private static void refuse(boolean number, String what) {
    if (number) {
      throw new Fault(0, what + " for a number", "a numeric literal or ZERO", "");
    }
  }

  private static int positions(FieldCodec codec) {
    boolean wide = codec instanceof NationalField || codec instanceof DbcsField;
    return wide ? codec.length() / 2 : codec.length();
  }

  /** An edited item takes its VALUE as it stands; COBOL does not edit it. */
  private void text(Item item, FieldCodec codec, String text, byte[] bytes) {
    boolean edited = codec.takesNumbers();
    encode(edited ? codecs.groupText(item) : codec, TextNode.valueOf(text), bytes);
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
    Encoding run = Encoding.into(bytes);
    codec.encode(value, run, 0);
  }
}
