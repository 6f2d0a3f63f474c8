package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An elementary item. */
final class FieldShape extends Shape {
  private static final int UNWATCHED = -1;

  /** Longer fields are text, of which each byte says something. */
  private static final int LONGEST_NUMBER = 64;

  private final Item item;
  private final FieldCodec codec;
  private final byte @Nullable [] initial;
  private final int slot;
  private final boolean acceptsNull;
  private final @Nullable CounterRule counter;

  FieldShape(
      Item item,
      FieldCodec codec,
      byte @Nullable [] initial,
      @Nullable Integer slot,
      @Nullable CounterRule counter) {
    this.item = item;
    this.codec = codec;
    this.initial = initial;
    this.slot = slot == null ? UNWATCHED : slot;
    this.counter = counter;
    this.acceptsNull = codec.acceptsNull();
  }

  @Override
  int leastLength() {
    return codec.length();
  }

  @Override
  JsonNode decode(Decoding run) {
    int at = run.at();
    if (run.end() - at < codec.length()) {
      throw run.tooShort(codec.length()).in(item);
    }
    try {
      JsonNode value = codec.decode(run, at);
      if (slot >= 0) {
        run.watch(slot, value);
      }
      run.at(at + codec.length());
      return value;
    } catch (Fault fault) {
      if (!run.mayLack(at, codec.length())) {
        throw fault.in(item);
      }
      if (slot >= 0) {
        run.watch(slot, NullNode.instance);
      }
      run.at(at + codec.length());
      return NullNode.instance;
    }
  }

  @Override
  void encode(@Nullable JsonNode value, Encoding run) {
    int at = run.at();
    JsonNode given = value;
    if (counter != null && (given == null || given instanceof NullNode)) {
      given = counter.count(run);
    }
    if (given instanceof NullNode && !acceptsNull) {
      given = null;
    }
    if (given == null) {
      leftOut(run, at);
    } else {
      try {
        write(given, run, at);
      } catch (Fault fault) {
        throw fault.in(item);
      }
    }
    if (slot >= 0) {
      run.watch(slot, given != null ? given : written(run, at));
    }
    run.at(at + codec.length());
  }

  private void write(JsonNode value, Encoding run, int at) {
    byte[] there = run.overlay() ? Arrays.copyOfRange(run.out(), at, at + codec.length()) : null;
    codec.encode(value, run, at);
    if (there != null) {
      overlay(there, run, at);
    }
  }

  /** Keeps the bytes that were there as far as they make the same value. */
  private void overlay(byte[] there, Encoding run, int at) {
    byte[] out = run.out();
    if (Arrays.equals(there, 0, there.length, out, at, at + there.length)) {
      return;
    }
    JsonNode wanted = written(run, at);
    if (wanted.equals(value(there))) {
      System.arraycopy(there, 0, out, at, there.length);
      return;
    }
    run.change();
    for (int i = 0; there.length <= LONGEST_NUMBER && i < there.length; i++) {
      byte own = out[at + i];
      out[at + i] = there[i];
      boolean same = wanted.equals(value(Arrays.copyOfRange(out, at, at + there.length)));
      out[at + i] = same ? there[i] : own;
    }
  }

  private @Nullable JsonNode value(byte[] bytes) {
    try {
      return codec.decode(new Decoding(bytes, 0, bytes.length, 0), 0);
    } catch (Fault noValue) {
      return null;
    }
  }

  /** The value a VALUE clause gave, for those that depend on it. */
  private JsonNode written(Encoding run, int at) {
    return codec.decode(new Decoding(run.out(), at, at + codec.length(), 0), at);
  }

  private void leftOut(Encoding run, int at) {
    if (run.overlay()) {
      return;
    }
    if (initial != null) {
      System.arraycopy(initial, 0, run.out(), at, initial.length);
    } else if (run.initialize()) {
      codec.initialize(run.out(), at);
    } else {
      throw new Fault(
              at,
              "no value",
              "a value: the copybook gives none by VALUE",
              "set the field in the mapping, or missingFields=initialize for spaces and zeros")
          .in(item);
    }
  }
}
