package io.twospeed.mappings.copybook.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.mappings.copybook.charset.CodePage;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.NumericField.Leniency;
import io.twospeed.mappings.copybook.syntax.EditedPicture;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A numeric-edited item: a number in JSON, edited characters in the record. */
final class EditedField extends FieldCodec {
  private final NumberShape shape;
  private final Editing editing;
  private final CodePage page;
  private final Leniency leniency;
  private final String expected;

  EditedField(
      int length, NumberShape shape, EditedPicture picture, CodePage page, Leniency leniency) {
    super(length);
    this.shape = shape;
    this.editing = new Editing(picture);
    this.page = page;
    this.leniency = leniency;
    this.expected =
        "what editing by " + picture.symbols().replace("C", "CR").replace("D", "DB") + " makes";
  }

  @Override
  public JsonNode decode(Decoding run, int at) {
    String text = page.decode(run, at, length);
    String digits = text.length() == length ? editing.digits(text) : null;
    if (digits != null) {
      return shape.node(new BigDecimal(new BigInteger(digits), shape.scale()));
    }
    if (leniency.readsNull(run.record(), at, length)) {
      return NullNode.instance;
    }
    throw new Fault(
        at,
        "characters that are no edited number",
        expected,
        "check that copybook and charset are the record's own, or set edited=text");
  }

  @Override
  public void encode(JsonNode value, Encoding run, int at) {
    if (value.isNull()) {
      leniency.writeNull(run.out(), at, length);
      return;
    }
    long low = shape.digits(value, run, at);
    BigInteger unscaled =
        BigInteger.valueOf(run.high())
            .multiply(BigInteger.valueOf(NumberShape.WORD))
            .add(BigInteger.valueOf(low));
    String digits = unscaled.toString();
    String padded = "0".repeat(shape.digits() - digits.length()) + digits;
    page.encode(editing.edit(padded, run.negative()), run.out(), at, length);
  }

  @Override
  public boolean acceptsNull() {
    return leniency.takesNull();
  }

  @Override
  public void initialize(byte[] out, int at) {
    Encoding run = Encoding.into(out);
    encode(IntNode.valueOf(0), run, at);
  }
}
