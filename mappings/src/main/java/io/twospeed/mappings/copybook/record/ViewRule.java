package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.field.NumberText;
import io.twospeed.mappings.copybook.options.DiscriminatorRule;
import io.twospeed.mappings.copybook.options.Padding;
import io.twospeed.mappings.copybook.syntax.Item;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which view of a REDEFINES a record has. */
abstract class ViewRule {
  /** The view to decode. */
  abstract int choose(Decoding run);

  /** The view to encode, by the fields encoded so far; -1 where they do not say. */
  abstract int expected(Encoding run);

  /** The view of a record that is given no fields and filled with spaces and zeros. */
  abstract int initial(Encoding run);

  /**
   * Checks a view that has been encoded against a field that lies in it.
   *
   * @return the view the bytes say; -1 where they do not
   */
  int written(Encoding run, int start, int length) {
    return -1;
  }

  /** Always the same view. */
  static final class Always extends ViewRule {
    private final int view;
    private final String text;
    private final boolean stated;

    Always(int view, boolean stated, String text) {
      this.view = view;
      this.stated = stated;
      this.text = text;
    }

    @Override
    int choose(Decoding run) {
      return view;
    }

    @Override
    int expected(Encoding run) {
      return view;
    }

    @Override
    int initial(Encoding run) {
      return view;
    }

    @Override
    public String toString() {
      return stated ? text : "default, as no rule names another";
    }
  }

  /** One value of the field that decides. */
  record Case(String value, @Nullable BigDecimal number, boolean any, int view, Padding padding) {
    static Case of(DiscriminatorRule rule, int view, Padding padding) {
      boolean number = rule.value().matches("[+-]?[0-9]{1,31}(\\.[0-9]{1,31})?");
      BigDecimal value = number ? new BigDecimal(rule.value()) : null;
      return new Case(rule.value(), value, rule.any(), view, padding);
    }

    boolean holds(JsonNode field) {
      return holds(field, text(field));
    }

    /** The same where the field's text is at hand. */
    boolean holds(JsonNode field, @Nullable String text) {
      if (any) {
        return true;
      }
      if (text != null) {
        return text.equals(value) || (number != null && NumberText.same(text, number));
      }
      return number != null && field.isNumber() && number.compareTo(field.decimalValue()) == 0;
    }

    @Nullable String text(JsonNode field) {
      return field.isTextual() ? padding.strip(field.textValue()) : null;
    }
  }

  /** By the value of a field. */
  static final class ByField extends ViewRule {
    private final Item field;
    private final Case[] cases;

    /** What the cases come to for the texts that they name. */
    private final Map<String, Integer> byText = new HashMap<>();

    private final int slot;
    private final @Nullable FieldCodec codec;
    private final int distance;

    /**
     * A rule.
     *
     * @param slot of a field that comes before the views; -1 where it does not
     * @param codec of a field that lies in the views or after them, {@code distance} bytes from
     *     their start
     */
    ByField(Item field, List<Case> cases, int slot, @Nullable FieldCodec codec, int distance) {
      this.field = field;
      this.cases = cases.toArray(new Case[0]);
      this.slot = slot;
      this.codec = codec;
      this.distance = distance;
      for (Case one : cases) {
        byText.put(one.value, find(NullNode.instance, one.value));
      }
    }

    @Override
    int choose(Decoding run) {
      JsonNode value = codec == null ? run.watched(slot) : read(codec, run);
      return view(value, run.at());
    }

    private JsonNode read(FieldCodec reader, Decoding run) {
      int at = run.at() + distance;
      if (at + reader.length() > run.end()) {
        throw run.tooShort(distance + reader.length());
      }
      return reader.decode(run, at);
    }

    @Override
    int expected(Encoding run) {
      return slot < 0 ? -1 : view(run.watched(slot), run.at());
    }

    @Override
    int initial(Encoding run) {
      JsonNode value = slot < 0 ? null : run.watched(slot);
      return value == null ? 0 : Math.max(0, find(value));
    }

    @Override
    int written(Encoding run, int start, int length) {
      if (codec == null || distance + codec.length() > length) {
        return -1;
      }
      int end = start + length;
      return view(codec.decode(new Decoding(run.out(), start, end, 0), start + distance), start);
    }

    private int view(@Nullable JsonNode value, int at) {
      if (value == null) {
        throw new Fault(
            at,
            "no " + field.name() + ": it lies in a view the record does not have",
            "the view that holds it",
            "choose that view by option view or discriminator");
      }
      int view = find(value);
      if (view < 0) {
        throw new Fault(
            at,
            "a value of " + field.name() + " that no rule names",
            "one of " + values(),
            "add a rule discriminator=" + field.name() + ":VALUE>VIEW");
      }
      return view;
    }

    private int find(JsonNode value) {
      String text = cases[0].text(value);
      Integer known = text == null ? null : byText.get(text);
      return known == null ? find(value, text) : known;
    }

    private int find(JsonNode value, @Nullable String text) {
      for (Case one : cases) {
        if (one.holds(value, text)) {
          return one.view;
        }
      }
      return -1;
    }

    private String values() {
      return String.join(", ", Arrays.stream(cases).map(Case::value).toList());
    }

    @Override
    public String toString() {
      return "the value of " + field.name();
    }
  }
}
