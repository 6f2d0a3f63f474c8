package io.twospeed.mappings.copybook.diff;

import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.Objects;

/** Whether one item reads what another one wrote, at the same place. */
final class Reading {
  private final boolean sameEnds;
  private final boolean nativeRange;

  Reading(CodecOptions options) {
    this.sameEnds =
        options.get(CodecOption.BINARY_ENDIAN).equals(options.get(CodecOption.COMP5_ENDIAN));
    this.nativeRange = options.is(CodecOption.BINARY_RANGE, "native");
  }

  /** Whether whatever the writer may write is the same value to the reader. */
  boolean reads(Item reader, Item writer) {
    if (reader.length() != writer.length()) {
      return false;
    }
    if (PictureText.of(reader).equals(PictureText.of(writer))) {
      return true;
    }
    if (plainText(reader)) {
      return plainText(writer) ? reader.justified() == writer.justified() : digits(writer);
    }
    Picture one = reader.picture();
    Picture other = writer.picture();
    return one != null
        && other != null
        && one.numeric()
        && other.numeric()
        && one.scale() == other.scale()
        && one.digits() >= other.digits()
        && (one.signed() || !other.signed())
        && (reader.blankWhenZero() || !writer.blankWhenZero())
        && alike(reader, writer);
  }

  private boolean alike(Item reader, Item writer) {
    Usage one = reader.effectiveUsage();
    Usage other = writer.effectiveUsage();
    boolean full = other == Usage.COMP_5 || nativeRange;
    return switch (one) {
      case PACKED, COMP_6 -> one == other;
      case BINARY -> one == other && (!nativeRange || sameSign(reader, writer));
      case COMP_5 ->
          (one == other || (other == Usage.BINARY && sameEnds))
              && (!full || sameSign(reader, writer));
      case DISPLAY, NATIONAL -> one == other && zones(reader, writer);
      default -> false;
    };
  }

  private static boolean sameSign(Item reader, Item writer) {
    return reader.picture() != null
        && writer.picture() != null
        && reader.picture().signed() == writer.picture().signed();
  }

  private static boolean zones(Item reader, Item writer) {
    boolean signed = writer.picture() != null && writer.picture().signed();
    Item.Sign sign = reader.effectiveSign();
    return signed ? Objects.equals(sign, writer.effectiveSign()) : sign == null || !sign.separate();
  }

  static boolean plainText(Item item) {
    return item.picture() != null
        && item.effectiveUsage() == Usage.DISPLAY
        && FieldJudge.text(item.picture());
  }

  /** Digits that are characters as well. */
  private static boolean digits(Item item) {
    Picture picture = item.picture();
    return picture != null
        && picture.numeric()
        && !picture.signed()
        && picture.scale() == 0
        && item.effectiveUsage() == Usage.DISPLAY;
  }

  /** Whether one item has room for every value of the other. */
  static boolean holds(Item item, Item values) {
    Picture one = item.picture();
    Picture other = values.picture();
    if (one == null || other == null) {
      return one == null && other == null && item.effectiveUsage() == values.effectiveUsage();
    }
    if (FieldJudge.text(one)) {
      boolean narrow =
          item.effectiveUsage() != values.effectiveUsage()
              && item.effectiveUsage() != Usage.NATIONAL;
      return one.size() >= other.size() && !narrow;
    }
    return one.scale() >= other.scale()
        && one.digits() - one.scale() >= other.digits() - other.scale()
        && (one.signed() || !other.signed());
  }
}
