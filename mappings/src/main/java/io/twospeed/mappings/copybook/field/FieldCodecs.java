package io.twospeed.mappings.copybook.field;

import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.charset.MixedCodePage;
import io.twospeed.mappings.copybook.charset.PairCodePage;
import io.twospeed.mappings.copybook.field.NumericField.Leniency;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.EditedPicture;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Item.Sign;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Picture.Category;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codec each elementary item gets, by its usage, picture and the options. */
public final class FieldCodecs {
  /** Digits of the largest number eight bytes hold. */
  private static final int NATIVE_DIGITS = 20;

  /** Kept for all that is written without a value: FILLER, and every VALUE. */
  private static final long MOST_KEPT_BYTES = 64L << 20;

  private final CodecOptions options;
  private final Findings findings;
  private final Map<CodecOption, Map<String, String>> ofItems = new EnumMap<>(CodecOption.class);
  private final boolean strings;
  private final boolean nationalBigEndian;
  private long keptBytes;

  public FieldCodecs(CodecOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
    for (CodecOption option : CodecOption.values()) {
      Map<String, String> fields = option.perItem() ? options.perField(option) : Map.of();
      if (!fields.isEmpty()) {
        ofItems.put(option, fields);
      }
    }
    this.strings = options.is(CodecOption.STRINGS, "true");
    this.nationalBigEndian = !options.get(CodecOption.NATIONAL_CHARSET).endsWith("LE");
  }

  String charset(Item item) {
    return option(CodecOption.CHARSET, item);
  }

  /** What an option says of an item: by its own name, by a group's around it, or of all. */
  private String option(CodecOption option, Item item) {
    Map<String, String> fields = ofItems.get(option);
    for (Item at = item; at != null && fields != null; at = at.parent()) {
      String value = at.filler() ? null : fields.get(at.name().toUpperCase(Locale.ROOT));
      if (value != null) {
        return value;
      }
    }
    return options.get(option);
  }

  private boolean is(CodecOption option, String value, Item item) {
    return option(option, item).equals(value);
  }

  public CodePage page(Item item) {
    return CodePage.of(charset(item));
  }

  public FieldCodec codec(Item item) {
    Picture picture = item.picture();
    Usage usage = item.effectiveUsage();
    if (picture == null) {
      return withoutPicture(item, usage);
    }
    if (usage == Usage.NATIONAL
        || picture.category() == Category.NATIONAL
        || picture.category() == Category.NATIONAL_EDITED) {
      return national(item, picture, usage);
    }
    if (picture.category() == Category.DBCS) {
      return dbcs(item);
    }
    return picture.numeric() ? numeric(item, picture, usage) : text(item, picture, page(item));
  }

  private FieldCodec withoutPicture(Item item, Usage usage) {
    int length = (int) item.length();
    if (usage == Usage.FLOAT_SHORT || usage == Usage.FLOAT_LONG) {
      return new FloatField(length, options.get(CodecOption.FLOAT_FORMAT), strings);
    }
    NumberShape address = new NumberShape(NATIVE_DIGITS, 0, false, strings);
    return new BinaryField(length, address, bigEndian(), true, leniency(item, page(item)));
  }

  private FieldCodec numeric(Item item, Picture picture, Usage usage) {
    int length = (int) item.length();
    NumberShape shape = shape(picture);
    CodePage page = page(item);
    Leniency leniency = leniency(item, page);
    return switch (usage) {
      case BINARY -> {
        boolean range = options.is(CodecOption.BINARY_RANGE, "native");
        yield new BinaryField(length, shape, bigEndian(), range, leniency);
      }
      case COMP_5 -> {
        boolean big = options.is(CodecOption.COMP5_ENDIAN, "big");
        yield new BinaryField(length, shape, big, true, leniency);
      }
      case PACKED, COMP_6 -> {
        boolean spare = is(CodecOption.PACKED_SPARE, "ignore", item);
        boolean anySign = is(CodecOption.UNSIGNED_SIGN, "ignore", item);
        yield new PackedField(shape, usage == Usage.PACKED, spare, anySign, leniency);
      }
      default -> display(item, shape, page, options.is(CodecOption.ZONED_SIGN, "ascii-0x70"));
    };
  }

  private FieldCodec display(Item item, NumberShape shape, CodePage page, boolean ascii70) {
    ZonedDigits zoned = new ZonedDigits(page, ascii70);
    Sign sign = item.effectiveSign();
    boolean leading = sign != null && sign.leading();
    boolean separate = sign != null && sign.separate() && shape.signed();
    Leniency leniency = leniency(item, page);
    ZonedField.Signs signs = zoned.signs(shape.signed(), option(CodecOption.UNSIGNED_SIGN, item));
    FieldCodec number =
        separate
            ? new SeparateSignField(shape, zoned, leading, leniency)
            : new ZonedField(shape, zoned, leading, signs, leniency);
    return blankable(item, number, shape, leniency);
  }

  private static FieldCodec blankable(
      Item item, FieldCodec number, NumberShape shape, Leniency leniency) {
    return item.blankWhenZero() ? new BlankWhenZeroField(number, shape, leniency) : number;
  }

  private FieldCodec text(Item item, Picture picture, CodePage page) {
    int length = picture.size();
    EditedPicture edited =
        picture.category() == Category.NUMERIC_EDITED ? EditedPicture.of(picture.text()) : null;
    if (edited == null || is(CodecOption.EDITED, "text", item)) {
      return new TextField(length, page, item.justified());
    }
    NumberShape shape = shape(picture);
    Leniency leniency = leniency(item, page);
    return blankable(item, new EditedField(length, shape, edited, page, leniency), shape, leniency);
  }

  private FieldCodec national(Item item, Picture picture, Usage usage) {
    boolean symbolIsDbcs = options.is(CodecOption.NSYMBOL, "dbcs") && usage != Usage.NATIONAL;
    if (usage == Usage.DISPLAY_1 || symbolIsDbcs) {
      return dbcs(item);
    }
    if (picture.category() == Category.NATIONAL || picture.category() == Category.NATIONAL_EDITED) {
      return new NationalField((int) item.length(), nationalBigEndian, item.justified());
    }
    CodePage ascii = CodePage.of("US-ASCII");
    FieldCodec narrow =
        picture.numeric()
            ? display(item, shape(picture), ascii, false)
            : text(item, picture, ascii);
    return new WideField(narrow, ascii, nationalBigEndian);
  }

  private FieldCodec dbcs(Item item) {
    String given = options.get(CodecOption.DBCS_CHARSET);
    String name = given.isEmpty() ? charset(item) : given;
    if (given.isEmpty() && !(CodePage.of(name) instanceof MixedCodePage)) {
      findings.add(
          item,
          item.name() + " is DBCS, and no double-byte code page is known",
          "option dbcsCharset, such as 935, or a mixed charset for the field",
          "set dbcsCharset");
      return new TextField((int) item.length(), page(item), false);
    }
    return new DbcsField((int) item.length(), PairCodePage.of(name), item.justified());
  }

  private NumberShape shape(Picture picture) {
    return new NumberShape(picture.digits(), picture.scale(), picture.signed(), strings);
  }

  private boolean bigEndian() {
    return options.is(CodecOption.BINARY_ENDIAN, "big");
  }

  private Leniency leniency(Item item, CodePage page) {
    return new Leniency(
        is(CodecOption.NUMERIC_SPACES, "null", item),
        is(CodecOption.NUMERIC_LOW_VALUES, "null", item),
        page.single(' '));
  }

  /** Whether bytes may be kept that are written without a value; a finding where they may not. */
  public boolean keeps(Item item, long bytes) {
    boolean before = keptBytes <= MOST_KEPT_BYTES;
    keptBytes += bytes;
    if (before && keptBytes > MOST_KEPT_BYTES) {
      findings.add(
          item,
          "FILLER and VALUE of the copybook take more than " + MOST_KEPT_BYTES + " bytes",
          "at most that many, FILLER in tables and VALUE on groups counted in full",
          "check OCCURS and PICTURE of " + item.name());
    }
    return keptBytes <= MOST_KEPT_BYTES;
  }

  /** A codec for the bytes of a whole group, as a VALUE on it gives them. */
  FieldCodec groupText(Item group) {
    return new TextField((int) group.length(), page(group), false);
  }

  /** Bytes an item without a value needs none for; null where it does. */
  static byte @Nullable [] meaningless(Item item) {
    boolean address =
        item.picture() == null
            && switch (item.effectiveUsage()) {
              case INDEX, POINTER, POINTER_32, PROCEDURE_POINTER, FUNCTION_POINTER -> true;
              default -> false;
            };
    return address ? new byte[(int) item.length()] : null;
  }
}
