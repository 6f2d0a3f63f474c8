package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.coding.Fault;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item and those that redefine it: the same bytes, of which one view is read and written. */
final class ChoiceMember extends Member {
  private static final int NONE = -1;

  /** So many known fields that each name is looked at: those of several views count repeatedly. */
  private static final int UNCOUNTED = Integer.MIN_VALUE / 2;

  private final Item item;
  private final View[] views;
  private final ViewRule rule;
  private final int length;
  private final byte space;
  private final boolean all;

  /**
   * One view: the item that is redefined, or one that redefines it, and the names of the fields it
   * makes in the object around it.
   */
  static final class View {
    final Item item;
    final Member member;
    final String[] names;

    View(Item item, Member member, Collection<String> names) {
      this.item = item;
      this.member = member;
      this.names = names.toArray(new String[0]);
    }

    boolean isIn(JsonNode object) {
      for (String name : names) {
        JsonNode value = object.get(name);
        if (value != null && !(value instanceof NullNode)) {
          return true;
        }
      }
      return false;
    }
  }

  ChoiceMember(Item item, List<View> views, ViewRule rule, int length, byte space, boolean all) {
    this.item = item;
    this.views = views.toArray(new View[0]);
    this.rule = rule;
    this.length = length;
    this.space = space;
    this.all = all;
  }

  @Override
  int leastLength() {
    return length;
  }

  @Override
  int shortestLength() {
    return Arrays.stream(views).mapToInt(view -> view.member.shortestLength()).min().orElse(length);
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    int start = run.at();
    int chosen = chosen(run);
    for (int i = 0; i < views.length; i++) {
      if (i == chosen) {
        views[i].member.decode(run, into);
      } else if (all) {
        other(views[i], run, into);
      }
      run.at(start);
    }
    // A record may end behind the view it has, though another one were longer.
    run.at(Math.min(start + length, run.end()));
  }

  /** A view that is shown beside the one the record has: null where the bytes do not fit it. */
  private static void other(View view, Decoding run, ObjectNode into) {
    try {
      view.member.decode(run, into);
    } catch (Fault fault) {
      for (String name : view.names) {
        into.putNull(name);
      }
    }
  }

  private int expected(Encoding run) {
    try {
      return rule.expected(run);
    } catch (Fault fault) {
      throw fault.in(item).below(item.name());
    }
  }

  private int chosen(Decoding run) {
    try {
      return rule.choose(run);
    } catch (Fault fault) {
      throw fault.in(item).below(item.name());
    }
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    int start = run.at();
    int needed = run.needed();
    if (run.overlay()) {
      encodeGiven(from, start, run);
    } else {
      int given = from == null ? NONE : given(from, run);
      int chosen = toEncode(given, run);
      views[chosen].member.encode(from, run);
      Arrays.fill(run.out(), run.at(), start + length, space);
      if (given >= 0) {
        checkWritten(chosen, start, run);
      }
      if (all && given >= 0) {
        agree(from, start, run);
      }
    }
    run.at(start + length);
    run.needed(needed);
  }

  /**
   * Every view that is given, over those before it: what one leaves open, as FILLER, or as one of
   * several signs that mean plus, another may say. They agree where each then stands as it is.
   */
  private void agree(@Nullable JsonNode from, int start, Encoding run) {
    run.overlay(true);
    encodeGiven(from, start, run);
    for (int i = views.length - 1; i >= 0; i--) {
      run.overlay(true);
      encode(views[i], from, start, run);
      if (run.changed()) {
        throw contradicted(views[i], start);
      }
    }
    run.overlay(false);
    run.known(UNCOUNTED);
  }

  private void encodeGiven(@Nullable JsonNode from, int start, Encoding run) {
    for (View view : views) {
      encode(view, from, start, run);
    }
  }

  private static void encode(View view, @Nullable JsonNode from, int start, Encoding run) {
    run.at(start);
    if (from != null && view.isIn(from)) {
      view.member.encode(from, run);
    }
  }

  private Fault contradicted(View view, int start) {
    return new Fault(
            start,
            "a value that another view of the same bytes contradicts",
            "views of one " + item.name() + " that agree",
            "leave all but one view out")
        .in(view.item)
        .below(view.item.name());
  }

  /** The view whose fields there are, {@link #NONE} where there are none. */
  private int given(JsonNode from, Encoding run) {
    int given = NONE;
    for (int i = 0; i < views.length; i++) {
      if (views[i].isIn(from)) {
        if (given >= 0 && !all) {
          throw twoViews(views[given], views[i], run.at());
        }
        given = given < 0 ? i : given;
      }
    }
    return given;
  }

  private int toEncode(int given, Encoding run) {
    if (given < 0 && run.initialize()) {
      return rule.initial(run);
    }
    int ruled = all ? NONE : expected(run);
    if (ruled >= 0 && given >= 0 && ruled != given) {
      throw otherView(given, ruled, run.at());
    }
    return given >= 0 ? given : Math.max(0, ruled);
  }

  private void checkWritten(int chosen, int start, Encoding run) {
    try {
      int written = all ? NONE : rule.written(run, start, length);
      if (written >= 0 && written != chosen) {
        throw otherView(chosen, written, start);
      }
    } catch (Fault fault) {
      throw fault.in(item).below(item.name());
    }
  }

  private Fault otherView(int given, int ruled, int at) {
    return new Fault(
            at,
            "the view " + views[given].item.name(),
            "the view " + views[ruled].item.name() + ", by " + rule,
            "give the fields of that view, or correct the field that says which view it is")
        .in(views[given].item)
        .below(views[given].item.name());
  }

  private Fault twoViews(View one, View other, int at) {
    return new Fault(
            at,
            one.item.name() + " and " + other.item.name() + ", which share their bytes",
            "one view of " + item.name(),
            "leave the other one out")
        .in(other.item)
        .below(item.name());
  }
}
