package io.twospeed.openapi.pattern;

import io.twospeed.openapi.pattern.CharacterSet.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A character class in brackets, ECMA-262, 22.2.1, with the flag u. A hyphen beside a class ({@code
 * [\w-.]}) is itself, as Annex B.1.2 has it.
 */
final class Brackets {
  private final PatternText text;
  private final Escapes escapes;
  private final List<Range> ranges = new ArrayList<>();
  private final List<String> properties = new ArrayList<>();

  Brackets(PatternText text) {
    this.text = text;
    this.escapes = new Escapes(text);
  }

  /** As Java has it; the opening bracket is read. */
  String java() {
    int from = text.at();
    boolean negated = text.skip("^");
    while (!text.skip("]")) {
      if (text.isAtEnd()) {
        throw PatternFault.broken("a character class that does not end", from - 1);
      }
      one();
    }
    return new CharacterSet(ranges, properties).java(negated);
  }

  private void one() {
    int from = text.at();
    CharacterSet first = atom();
    int hyphen = text.at();
    if (!text.skip("-")) {
      add(first);
      return;
    }
    if (text.isNext("]") || text.isAtEnd()) {
      text.back(hyphen);
      add(first);
      return;
    }
    CharacterSet last = atom();
    Integer low = single(first);
    Integer high = single(last);
    if (low == null || high == null) {
      add(first);
      add(CharacterSet.ofOne('-'));
      add(last);
    } else if (low > high) {
      throw PatternFault.broken("a range that ends before it begins", from);
    } else {
      ranges.add(new Range(low, high));
    }
  }

  private void add(CharacterSet set) {
    ranges.addAll(set.ranges());
    properties.addAll(set.properties());
  }

  /** Of what was written as one character. */
  private static @Nullable Integer single(CharacterSet set) {
    return set.properties().isEmpty()
            && set.ranges().size() == 1
            && set.ranges().get(0).first() == set.ranges().get(0).last()
        ? set.ranges().get(0).first()
        : null;
  }

  private CharacterSet atom() {
    if (!text.skip("\\")) {
      return CharacterSet.ofOne(text.codePoint());
    }
    CharacterSet set = escapes.set();
    if (set != null) {
      return set;
    }
    return CharacterSet.ofOne(text.skip("b") ? '\b' : escapes.character());
  }
}
